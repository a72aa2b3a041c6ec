using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The sentence orders or affirms what the cited evidence forbids or denies by the same verb: "a statin should be initiated" where it says "do not
/// initiate a statin", "lie down for 30 minutes" where it says "do not lie down".
/// </summary>
internal sealed class TurnedVerbs(GuardPolicy policy)
{
    private const double MostOfMatter = 0.6;
    private const int MostBetween = 4;
    private readonly int _light = policy.Group("light_words");
    private readonly int _more = policy.Group("more_than");
    private readonly int _less = policy.Group("less_than");

    public void Check(Statement sentence, IReadOnlyList<Fact> basis, bool cites, List<SentenceFault> faults)
    {
        if (!cites || sentence.Text.Contains('?') || (sentence.Hits.Tokens.Count > 0 && sentence.Hits.Tokens.Word(0) is "no"))
            return;
        foreach (var fact in basis)
        {
            if (!sentence.Meets(fact.Statement))
                continue;
            foreach (var part in fact.Statement.Parts)
            {
                if (part.IsConditional || part.IsTemporal || part.Denied.Count == 0)
                    continue;
                var verb = DeniedVerb(fact.Statement, part);
                if (verb < 0 || IsBounded(fact.Statement, part, verb) || IsOfOtherCase(sentence, fact.Statement, part) || IsAfterWait(sentence, fact.Statement, part) || !IsTurned(sentence, fact.Statement, part, verb) || IsAffirmedElsewhere(fact.Statement.ConceptAt[verb], part, basis))
                    continue;
                faults.Add(new SentenceFault(part.AdvisesAgainst ? "recommendation_reversed" : "negation_conflict", "[" + fact.EvidenceId + "]"));
                return;
            }
        }
    }

    /// <summary>The verb behind "do not", "should not be", "does not need"; -1 for none.</summary>
    private int DeniedVerb(Statement fact, StatementPart part)
    {
        var tokens = fact.Hits.Tokens;
        for (var i = part.First; i < part.End; i++)
        {
            if (!(tokens.Word(i) is "not" && i > part.First && tokens.Word(i - 1) is "do" or "does" or "should" or "must" or "need" or "can" or "may") && tokens.Word(i) is not ("cannot" or "don"))
                continue;
            for (var v = i + 1; v < Math.Min(part.End, i + 2 + MostBetween); v++)
            {
                if (fact.ConceptAt[v] == 0 || IsApplying(fact.Hits.Tokens.Word(v)) || !fact.Hits.Between(_light, v, v).IsEmpty)
                    continue;
                return v;
            }
        }

        return -1;
    }

    private static bool IsApplying(ReadOnlySpan<char> word) => word is "apply" or "tie" or "put" or "place" or "use" or "fasten" or "wrap" or "give" or "insert";

    /// <summary>"Need not be repeated routinely", "must not be used alone", "do not stop suddenly": denied in one manner only.</summary>
    private static bool IsBounded(Statement fact, StatementPart part, int verb)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "routinely" or "alone" or "only" or "merely" or "solely" or "just" or "both" or "always" or "automatically" or "necessarily")
                return true;
            if (i > verb && fact.Hits.Tokens.Word(i) is "suddenly" or "abruptly" or "without" or "more" or "less" or "until" or "unless" or "than" or "too" or "together" or "again" or "if")
                return true;
        }

        return false;
    }

    private bool IsTurned(Statement sentence, Statement fact, StatementPart denied, int verb)
    {
        foreach (var part in sentence.Parts)
        {
            if (part.IsConditional || !part.Concepts.Contains(fact.ConceptAt[verb]) || part.Denied.Contains(fact.ConceptAt[verb]))
                continue;
            var at = Affirmed(sentence, part, fact.ConceptAt[verb]);
            if (at >= 0 && SaysMatter(sentence, part, fact, denied, verb) && !IsOfOtherBound(sentence, fact))
                return true;
        }

        return false;
    }

    /// <summary>Where the clause orders or affirms the verb: as its first word, or behind "should", "must", "needs to", "does".</summary>
    private static int Affirmed(Statement sentence, StatementPart part, uint verb)
    {
        var tokens = sentence.Hits.Tokens;
        for (var i = part.First; i < part.End; i++)
        {
            if (sentence.ConceptAt[i] != verb)
                continue;
            // "Tie a tourniquet": what is not to be applied is applied by another verb.
            if (i > part.First && i <= part.First + 2 && IsApplying(tokens.Word(part.First)) && (i == part.First + 1 || tokens.Word(i - 1) is "a" or "an" or "the"))
                return i;
            if (i == part.First || (i == part.First + 1 && tokens.Word(part.First) is "and" or "then" or "please" or "so" or "always" or "now"))
                return i;
            for (var k = i - 1; k >= Math.Max(part.First, i - 1 - MostBetween); k--)
            {
                if (tokens.Word(k) is "should" or "must" or "does" or "do" or "needs" or "need" or "shall" or "can" or "may")
                    return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the sentence says most of what the evidence's clause denies, and speaks of nothing else there.</summary>
    private bool SaysMatter(Statement sentence, StatementPart part, Statement fact, StatementPart denied, int verb)
    {
        double words = 0, said = 0;
        var counted = new HashSet<uint> { fact.ConceptAt[verb] };
        var ofPart = IsApplying(sentence.Hits.Tokens.Word(part.First)) || IsOfFigure(sentence, part, fact, denied);
        for (var i = denied.First; i < denied.End; i++)
        {
            if (fact.ConceptAt[i] == 0 || !counted.Add(fact.ConceptAt[i]) || !fact.Hits.Between(_light, i, i).IsEmpty || IsApplying(fact.Hits.Tokens.Word(i)) || fact.Hits.Tokens.Word(i) is "treatment" or "therapy" or "medication")
                continue;
            words++;
            // "Start it after recovery, not in the attack": what is denied is denied there too.
            if (sentence.Parts.Any(clause => clause.Denied.Contains(fact.ConceptAt[i])))
                return false;
            if (sentence.Stems.Contains(fact.ConceptAt[i]))
                said++;
            ofPart |= part.Concepts.Contains(fact.ConceptAt[i]) && !part.Denied.Contains(fact.ConceptAt[i]);
        }

        return ofPart && said >= MostOfMatter * words;
    }

    /// <summary>"Do not lie down for 30 minutes" and "lie down for 30 minutes": one figure, told alike.</summary>
    private static bool IsOfFigure(Statement sentence, StatementPart part, Statement fact, StatementPart denied) =>
        fact.Numbers.Any(other => ReferenceEquals(fact.PartAt(other.Start), denied) && sentence.Numbers.Any(number => ReferenceEquals(sentence.PartAt(number.Start), part) && IsToldAlike(sentence, number, fact, other)));

    private static bool IsToldAlike(Statement sentence, TextNumber number, Statement fact, TextNumber other) =>
        number.Value == other.Value && number.Unit == other.Unit && WordBefore(sentence, number.Start).SequenceEqual(WordBefore(fact, other.Start));

    private static ReadOnlySpan<char> WordBefore(Statement statement, int place)
    {
        var tokens = statement.Hits.Tokens;
        var last = tokens.Count - 1;
        while (last >= 0 && tokens[last].Start >= place)
            last--;
        return last >= 0 ? tokens.Word(last) : default;
    }

    /// <summary>"Do not swim for two weeks" and "you may swim after two weeks": what is denied for a time is free behind it.</summary>
    private static bool IsAfterWait(Statement sentence, Statement fact, StatementPart denied) =>
        (fact.Hits.Tokens.IndexOf("until") >= 0 && sentence.Hits.Tokens.IndexOf("until") < 0 && (sentence.Hits.Tokens.IndexOf("once") >= 0 || sentence.Hits.Tokens.IndexOf("when") >= 0 || sentence.Hits.Tokens.IndexOf("after") >= 0))
        || fact.Numbers.Any(wait => wait.Unit is "min" or "h" or "d" or "wk" or "mo" or "a" && ReferenceEquals(fact.PartAt(wait.Start), denied) && !sentence.Numbers.Any(number => IsToldAlike(sentence, number, fact, wait)));

    /// <summary>"Do not restart it if potassium is high": the sentence speaks of another case, or denies what the evidence tells of this one.</summary>
    private bool IsOfOtherCase(Statement sentence, Statement fact, StatementPart denied)
    {
        for (var p = 0; p < fact.Parts.Count; p++)
        {
            var part = fact.Parts[p];
            if (part.Denied.Count == 0 && sentence.Parts.Any(clause => clause.Denied.Overlaps(part.Concepts)))
                return true;
            if (!(part.IsConditional || part.IsTemporal) || !(part.First == denied.End || part.End == denied.First) || IsApart(fact, Math.Max(part.First, denied.First)))
                continue;
            var shared = 0;
            foreach (var concept in part.Concepts)
                shared += sentence.Stems.Contains(concept) ? 1 : 0;
            // A bound on a figure is met or not by the sentence's own; words must be the same.
            var isOfFigure = fact.Numbers.Any(number => ReferenceEquals(fact.PartAt(number.Start), part));
            if (isOfFigure ? shared == 0 || IsBeyond(sentence, fact, part) : shared < part.Concepts.Count)
                return true;
        }

        return false;
    }

    /// <summary>"If the INR is 3.5 or lower" and a sentence with an INR of 4.2.</summary>
    private bool IsBeyond(Statement sentence, Statement fact, StatementPart condition)
    {
        foreach (var bound in fact.Numbers)
        {
            if (!ReferenceEquals(fact.PartAt(bound.Start), condition) || fact.Direction(bound, _more, _less) is not (var direction and not 0))
                continue;
            if (sentence.Numbers.Any(number => number.Unit == bound.Unit && (direction < 0 ? number.Value > bound.Value : number.Value < bound.Value)))
                return true;
        }

        return false;
    }

    private static bool IsApart(Statement fact, int second) =>
        fact.Text.AsSpan(fact.Hits.Tokens[second - 1].End, fact.Hits.Tokens[second].Start - fact.Hits.Tokens[second - 1].End).ContainsAny(";.");

    private bool IsOfOtherBound(Statement sentence, Statement fact)
    {
        foreach (var number in sentence.Numbers)
        {
            if (sentence.Direction(number, _more, _less) is var direction and not 0 && fact.Numbers.Any(bound => fact.Direction(bound, _more, _less) == -direction))
                return true;
        }

        return false;
    }

    /// <summary>Whether another clause of the evidence orders or affirms the same verb of the same matter.</summary>
    private static bool IsAffirmedElsewhere(uint verb, StatementPart denied, IReadOnlyList<Fact> basis)
    {
        foreach (var fact in basis)
        {
            foreach (var part in fact.Statement.Parts)
            {
                if (!ReferenceEquals(part, denied) && part.Concepts.Contains(verb) && !part.Denied.Contains(verb) && part.Shared(denied) > 1 && Affirmed(fact.Statement, part, verb) >= 0)
                    return true;
            }
        }

        return false;
    }
}
