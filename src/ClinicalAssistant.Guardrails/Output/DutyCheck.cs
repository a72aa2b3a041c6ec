namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "Need not be corrected" where the evidence says to correct it, "can be crushed" where the cited evidence only ever says that it must not be: what is
/// demanded is not free, and what is forbidden is not allowed.
/// </summary>
internal sealed class DutyCheck(GuardPolicy policy)
{
    private const int Reach = 3;
    private readonly int _against = policy.Group("advice_against");
    private readonly int _waits = policy.Group("waits");

    public void Check(Statement sentence, IReadOnlyList<string> cited, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        if (faults.Count > 0 || sentence.Text.Contains('?'))
            return;
        var tokens = sentence.Hits.Tokens;
        if (cited.Count > 0 && ApartDays.Broken(sentence, basis) is { } apart)
            faults.Add(new SentenceFault("recommendation_reversed", "[" + apart.EvidenceId + "]"));
        for (var i = 0; faults.Count == 0 && i < tokens.Count; i++)
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

            if (cited.Count > 0 && (DutyFor(sentence, i, basis) ?? NeedFor(sentence, i, basis) ?? NeededAnyway.For(sentence, i, basis)) is { } banning)
            {
                faults.Add(new SentenceFault("recommendation_reversed", "[" + banning.EvidenceId + "]"));
                return;
            }

            if (cited.Count > 0 && Told(sentence, i) && IsForbidden(sentence, i, basis) is { } against && sentence.Shared(against.Statement) > 1 && !sentence.Numbers.Any(against.Statement.HoldsFigure))
            {
                faults.Add(new SentenceFault("recommendation_reversed", "[" + against.EvidenceId + "]"));
                return;
            }

            if (cited.Count > 0 && (Allowed(sentence, i) is > 0 and var allowed ? IsForbidden(sentence, allowed, basis) : MayDo(sentence, i) ? IsForbidden(sentence, i + 1, basis) : null) is { } forbidding)
            {
                faults.Add(new SentenceFault("recommendation_reversed", "[" + forbidding.EvidenceId + "]"));
                return;
            }
        }
    }

    /// <summary>"It should be stopped" where the evidence says "do not stop it", and nothing at hand says otherwise or hangs on a condition or a time.</summary>
    private static Fact? DutyFor(Statement sentence, int token, IReadOnlyList<Fact> basis)
    {
        if (Demanded(sentence, token) is not (> 0 and var verb) || sentence.ConceptAt[verb] == 0 || sentence.DeniedAt[verb] || sentence.PartAt(sentence.Hits.Tokens[verb].Start) is not { IsConditional: false, IsTemporal: false } || HangsOnMore(sentence))
            return null;
        Fact? banning = null;
        foreach (var fact in basis)
        {
            var tokens = fact.Statement.Hits.Tokens;
            for (var i = 0; i < tokens.Count; i++)
            {
                // "Stop smoking" is no leave to stop prednisolone.
                if (!WordBeginnings.AreAlike(tokens.Word(i), sentence.Hits.Tokens.Word(verb)) || !HaveOneObject(sentence, verb, fact.Statement, i))
                    continue;
                if (!IsBanned(tokens, i) || HangsOnMore(fact.Statement) || sentence.Shared(fact.Statement) < 2)
                    return null;
                banning ??= fact;
            }
        }

        return banning;
    }

    /// <summary>Whether both clauses speak of one thing beside the verb, or one of them of none.</summary>
    private static bool HaveOneObject(Statement sentence, int verb, Statement fact, int other)
    {
        // "They do not have to stay whole, so nurses may open them."
        if (verb + 1 < sentence.Hits.Tokens.Count && sentence.Hits.Tokens.Word(verb + 1) is "it" or "them" or "these" or "those" or "this")
            return true;
        var (mine, theirs) = (Objects(sentence, verb), Objects(fact, other));
        return mine.Count == 0 || theirs.Count == 0 || mine.Overlaps(theirs);
    }

    private static HashSet<uint> Objects(Statement statement, int verb)
    {
        var part = statement.PartAt(statement.Hits.Tokens[verb].Start);
        HashSet<uint> objects = part is null ? [] : [.. part.Concepts];
        objects.Remove(statement.ConceptAt[verb]);
        return objects;
    }

    private static bool IsBanned(Tokens tokens, int verb)
    {
        if (verb > 0 && tokens.Word(verb - 1) is "never" or "dont")
            return true;
        if (verb > 1 && tokens.Word(verb - 1) is "not")
            return tokens.Word(verb - 2) is "do" or "must" or "should" or "does";
        return verb > 2 && tokens.Word(verb - 1) is "be" && (tokens.Word(verb - 2) is "never" || (tokens.Word(verb - 2) is "not" && tokens.Word(verb - 3) is "must" or "should"));
    }

    /// <summary>Whether a condition, a wait or an exception limits what it says.</summary>
    private static bool HangsOnMore(Statement statement)
    {
        if (statement.Parts.Any(static part => part.IsConditional || part.IsTemporal))
            return !AppliedRules.Waives(statement);
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            if (statement.Hits.Tokens.Word(i) is "unless" or "except" or "alone" or "only" or "abruptly" or "suddenly" or "more" or "routinely" or "instead" or "together")
                return true;
        }

        return false;
    }

    /// <summary>"She needs cover" where the evidence says that nobody of that kind needs it.</summary>
    private static Fact? NeedFor(Statement sentence, int token, IReadOnlyList<Fact> basis)
    {
        if (NeededAt(sentence, token) is not (>= 0 and var needed) || sentence.DeniedAt[needed] || HangsOnMore(sentence))
            return null;
        foreach (var fact in basis)
        {
            var tokens = fact.Statement.Hits.Tokens;
            for (var i = 1; i < tokens.Count; i++)
            {
                if (tokens.Word(i - 1) is "not" or "dont" or "doesnt" && NeededAt(fact.Statement, i) is >= 0 and var free && fact.Statement.ConceptAt[free] == sentence.ConceptAt[needed] && sentence.Shared(fact.Statement) > 1 && !fact.Statement.Parts.Any(static part => part.IsConditional))
                    return fact;
            }
        }

        return null;
    }

    /// <summary>What stands behind "need" or "require", where it is no verb, or -1.</summary>
    private static int NeededAt(Statement statement, int token)
    {
        var tokens = statement.Hits.Tokens;
        if (tokens.Word(token) is not ("need" or "needs" or "require" or "requires"))
            return -1;
        for (var i = token + 1; i < Math.Min(tokens.Count, token + 3); i++)
        {
            if (tokens.Word(i) is "to" or "not")
                return -1;
            if (statement.ConceptAt[i] != 0)
                return i;
        }

        return -1;
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
        token == 0 && sentence.ConceptAt.Length > 1 && !sentence.DeniedAt[0] && sentence.Hits.Tokens.Word(0) is not ("in" or "on" or "at" or "for" or "around" or "during" or "with" or "without" or "after" or "before" or "under" or "over" or "through" or "throughout" or "given" or "as" or "if" or "when" or "while" or "only" or "both" or "all") && sentence.Hits.Tokens.Word(1) is "the" or "a" or "an" or "your" or "his" or "her" or "its" or "it" or "them" or "this" or "these" or "one" or "two" or "each" or "any";

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
        while (verb > 0 && verb < tokens.Count && tokens.Word(verb) is "be" or "always" or "also" or "now" or "therefore" or "then")
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
            if (Freed(fact, i) is > 0 and var freed && (WordBeginnings.AreAlike(fact.Hits.Tokens.Word(freed), verb) || (IsStaying(fact.Hits.Tokens.Word(freed)) && IsStaying(verb))))
                return true;
        }

        return false;
    }

    /// <summary>To be kept off school and to stay away from it are one.</summary>
    private static bool IsStaying(ReadOnlySpan<char> verb) => verb is "keep" or "kept" or "stay" or "stays" or "remain";

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

    /// <summary>"Nurses may open them", said without a wait, a condition or a limit.</summary>
    private bool MayDo(Statement sentence, int token)
    {
        var tokens = sentence.Hits.Tokens;
        if (tokens.Word(token) is not ("can" or "may") || token + 1 >= tokens.Count || token == 0 || sentence.DeniedAt[token + 1] || tokens.Word(token + 1) is "be" or "have" or "still" or "also" or "help")
            return false;
        return !sentence.Has(_waits) && tokens.IndexOf("only") < 0 && !sentence.Parts.Any(static part => part.IsConditional || part.IsTemporal);
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
    private static Fact? IsForbidden(Statement sentence, int verb, IReadOnlyList<Fact> basis)
    {
        Fact? forbidding = null;
        foreach (var fact in basis)
        {
            foreach (var part in fact.Statement.Parts)
            {
                for (var i = part.First; i < part.End; i++)
                {
                    // "Opening them increases absorption" tells what comes of it, and allows nothing.
                    if (!WordBeginnings.AreAlike(fact.Statement.Hits.Tokens.Word(i), sentence.Hits.Tokens.Word(verb)) || !HaveOneObject(sentence, verb, fact.Statement, i) || (i == part.First && !fact.Statement.DeniedAt[i] && fact.Statement.Hits.Tokens.Word(i).EndsWith("ing")))
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
