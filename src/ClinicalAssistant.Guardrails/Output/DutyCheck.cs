namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "Need not be corrected" where the evidence says to correct it, "can be crushed" where the cited evidence only ever says that it must not be: what is
/// demanded is not free, and what is forbidden is not allowed.
/// </summary>
internal sealed class DutyCheck(GuardPolicy policy)
{
    private const int Reach = 3;
    private readonly int _against = policy.Group("advice_against");

    public void Check(Statement sentence, IReadOnlyList<string> cited, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        if (faults.Count > 0 || sentence.Text.Contains('?'))
            return;
        var tokens = sentence.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Freed(sentence, i) is > 0 and var freed && basis.FirstOrDefault(fact => Demands(fact.Statement, tokens.Word(freed)) && sentence.Shared(fact.Statement) > 0) is { } demanding)
            {
                faults.Add(new SentenceFault("recommendation_reversed", "[" + demanding.EvidenceId + "]"));
                return;
            }

            if (cited.Count > 0 && Demanded(sentence, i) is > 0 and var demanded && basis.FirstOrDefault(fact => Frees(fact.Statement, tokens.Word(demanded)) && sentence.Shared(fact.Statement) > 0) is { } freeing)
            {
                faults.Add(new SentenceFault("recommendation_reversed", "[" + freeing.EvidenceId + "]"));
                return;
            }

            if (cited.Count > 0 && Told(sentence, i) && IsForbidden(tokens.Word(i), basis) is { } against && sentence.Shared(against.Statement) > 1 && !sentence.Numbers.Any(against.Statement.HoldsFigure))
            {
                faults.Add(new SentenceFault("recommendation_reversed", "[" + against.EvidenceId + "]"));
                return;
            }

            if (cited.Count > 0 && Allowed(sentence, i) is > 0 and var allowed && IsForbidden(tokens.Word(allowed), basis) is { } forbidding)
            {
                faults.Add(new SentenceFault("recommendation_reversed", "[" + forbidding.EvidenceId + "]"));
                return;
            }
        }
    }

    /// <summary>The verb behind "need not", "does not have to", "no need to", or -1.</summary>
    private static int Freed(Statement sentence, int token)
    {
        var tokens = sentence.Hits.Tokens;
        bool Is(int at, string word) => at >= 0 && at < tokens.Count && tokens.Word(at).SequenceEqual(word);
        var end = -1;
        if ((Is(token, "need") || Is(token, "needs")) && Is(token + 1, "not"))
            end = token + 2;
        else if (Is(token, "neednt"))
            end = token + 1;
        else if ((Is(token, "not") || Is(token, "doesnt") || Is(token, "dont")) && (Is(token + 1, "have") || Is(token + 1, "need")) && Is(token + 2, "to"))
            end = token + 3;
        else if (Is(token, "no") && Is(token + 1, "need") && Is(token + 2, "to"))
            end = token + 3;
        while (end >= 0 && (Is(end, "be") || Is(end, "been")))
            end++;
        return end >= 0 && end < tokens.Count ? end : -1;
    }

    /// <summary>"Rub the skin": the sentence begins with what it tells to do.</summary>
    private static bool Told(Statement sentence, int token) =>
        token == 0 && sentence.ConceptAt.Length > 1 && !sentence.DeniedAt[0] && sentence.Hits.Tokens.Word(1) is "the" or "a" or "an" or "your" or "his" or "her" or "its" or "it" or "them" or "this" or "that" or "these" or "one" or "two" or "each" or "any";

    /// <summary>The verb behind "must", "should be", "has to", or -1.</summary>
    private static int Demanded(Statement sentence, int token)
    {
        var tokens = sentence.Hits.Tokens;
        var verb = tokens.Word(token) switch
        {
            "must" or "should" => token + 1,
            "has" or "have" or "needs" or "need" when token + 1 < tokens.Count && tokens.Word(token + 1) is "to" => token + 2,
            _ => -1,
        };
        while (verb > 0 && verb < tokens.Count && tokens.Word(verb) is "be" or "always" or "also" or "now")
            verb++;
        if (verb <= 0 || verb >= tokens.Count || tokens.Word(verb) is "not" or "never")
            return -1;
        // "Does not have to stop" frees.
        for (var i = Math.Max(0, token - 2); i < token; i++)
        {
            if (tokens.Word(i) is "not" or "no" or "doesnt" or "dont")
                return -1;
        }

        return verb;
    }

    private static bool Frees(Statement fact, ReadOnlySpan<char> verb)
    {
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
        {
            if (Freed(fact, i) is > 0 and var freed && WordBeginnings.AreAlike(fact.Hits.Tokens.Word(freed), verb))
                return true;
        }

        return false;
    }

    /// <summary>The verb behind "can be", "may be", or -1.</summary>
    private static int Allowed(Statement sentence, int token)
    {
        var tokens = sentence.Hits.Tokens;
        if (tokens.Word(token) is not ("can" or "may") || token + 2 >= tokens.Count || tokens.Word(token + 1) is not "be")
            return -1;
        var verb = token + 2;
        while (verb + 1 < tokens.Count && tokens.Word(verb) is "safely" or "also" or "still" or "then")
            verb++;
        return sentence.DeniedAt[verb] ? -1 : verb;
    }

    /// <summary>Whether the evidence tells to do it: at the head of a clause, or behind "must" and the like.</summary>
    private bool Demands(Statement fact, ReadOnlySpan<char> verb)
    {
        foreach (var part in fact.Parts)
        {
            for (var i = part.First; i < part.End; i++)
            {
                if (!WordBeginnings.AreAlike(fact.Hits.Tokens.Word(i), verb))
                    continue;
                if (IsFree(fact, part.First, i))
                    return false;
                if ((i == part.First && !fact.DeniedAt[i]) || IsDuty(fact, i) || !fact.Hits.Between(_against, i, i).IsEmpty)
                    return true;
            }
        }

        return false;
    }

    private static bool IsDuty(Statement fact, int verb)
    {
        // "Must stop" demands, "must not be used" forbids.
        for (var i = verb - 1; i >= Math.Max(0, verb - Reach); i--)
        {
            if (fact.Hits.Tokens.Word(i) is "not" or "never" or "dont")
                return false;
            if (fact.Hits.Tokens.Word(i) is "must" or "should" or "needs" or "always" or "has" or "have")
                return true;
        }

        return false;
    }

    private static bool IsFree(Statement fact, int from, int verb)
    {
        for (var i = from; i < verb; i++)
        {
            if (Freed(fact, i) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>The cited evidence that forbids it, where none allows it or tells of it otherwise.</summary>
    private static Fact? IsForbidden(ReadOnlySpan<char> verb, IReadOnlyList<Fact> basis)
    {
        Fact? forbidding = null;
        foreach (var fact in basis)
        {
            foreach (var part in fact.Statement.Parts)
            {
                for (var i = part.First; i < part.End; i++)
                {
                    if (!WordBeginnings.AreAlike(fact.Statement.Hits.Tokens.Word(i), verb))
                        continue;
                    if (!fact.Statement.DeniedAt[i] || !part.AdvisesAgainst || fact.Statement.Parts.Any(clause => clause.IsConditional || (clause.IsTemporal && fact.Statement.Hits.Tokens.Word(clause.First) is not ("after" or "during" or "when" or "while"))))
                        return null;
                    forbidding = fact;
                }
            }
        }

        return forbidding;
    }
}
