using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A test or a look that a clause of the evidence asks for at a time ("…; recheck INR 3 to 5 days after starting"), of which the answer tells neither the
/// thing nor the time, though it cites the evidence for the rest.
/// </summary>
internal sealed class UnsaidChecks(GuardPolicy policy, AnswerVocabulary vocabulary, CoveredUnits answer, PassedOver passed)
{
    private readonly int _monitoring = policy.Group("monitoring_cue");
    private readonly int _regular = policy.Group("regular_cue");

    public bool Has(Fact fact, IReadOnlyList<Fact> facts)
    {
        if (fact.EvidenceId is not { } id || !answer.Cites(id) || !passed.IsHandedOver(id) || passed.IsOfOthers(fact.Statement))
            return false;
        var tokens = fact.Statement.Hits.Tokens;
        for (var first = 0; first < tokens.Count;)
        {
            var end = first + 1;
            while (end < tokens.Count && !tokens.Text.AsSpan(tokens[end - 1].End, tokens[end].Start - tokens[end - 1].End).Contains(';'))
                end++;
            if (IsAppointed(fact.Statement, first, end) && !answer.SaysAnyOf(fact, first, end, facts, vocabulary))
                return true;
            first = end;
        }

        return false;
    }

    /// <summary>Whether the clause asks for a test or a look, at a time or again and again, and hangs on no condition.</summary>
    private bool IsAppointed(Statement fact, int first, int end)
    {
        var asks = !fact.Hits.Between(_monitoring, first, end - 1).IsEmpty;
        var timed = !fact.Hits.Between(_regular, first, end - 1).IsEmpty;
        for (var i = first; i < end; i++)
        {
            asks |= IsLook(fact.Hits.Tokens.Word(i));
            if (fact.DeniedAt[i])
                return false;
        }

        foreach (var part in fact.Parts)
        {
            if (part.IsConditional && part.First >= first && part.First < end)
                return false;
        }

        var (from, to) = (fact.Hits.Tokens[first].Start, fact.Hits.Tokens[end - 1].End);
        timed |= fact.Numbers.Any(number => number.Start >= from && number.End <= to && number.Unit is "h" or "min" or "d" or "wk" or "mo" or "a");
        return asks && timed;
    }

    private static bool IsLook(ReadOnlySpan<char> word) =>
        word is "repeat" or "repeated" or "recheck" or "review" or "scan" or "rescan" or "ultrasound" or "echocardiogram" or "echo" or "mri" or "ct" or "xray" or "imaging" or "check" or "checked" or "test" or "tests" or "screening" or "surveillance" or "observe" or "observed" or "refer" or "see" or "endoscopy" or "colonoscopy" or "swab" or "biopsy";
}
