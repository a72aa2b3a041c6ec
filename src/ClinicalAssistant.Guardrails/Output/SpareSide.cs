using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// "An eGFR of 38 lets it continue" where the evidence stops it below 30: the one figure of the sentence is of the measure that the only bound of the
/// evidence is set on, and lies on its other side.
/// </summary>
internal static class SpareSide
{
    public static bool IsOn(Statement sentence, Statement fact, int more, int less)
    {
        if (sentence.Numbers is not [{ High: null, Second: null } own] || fact.Numbers is not [{ High: null, Second: null } bound] || HasAlternative(fact))
            return false;
        if (sentence.Direction(own, more, less) != 0 || fact.Direction(bound, more, less) is not (var side and not 0) || fact.PartAt(bound.Start) is not { IsConditional: true })
            return false;
        if (own.Unit is not null && bound.Unit is not null && own.Unit != bound.Unit)
            return false;
        return (side > 0 ? own.Value < bound.Value : own.Value > bound.Value) && Measure(sentence, own) is var measure and not 0 && OwnMeasures.Label(fact, bound).Contains(measure);
    }

    /// <summary>What stands right before the figure, "of" and the like aside.</summary>
    private static uint Measure(Statement sentence, TextNumber own)
    {
        for (var i = sentence.ConceptAt.Length - 1; i >= 0; i--)
        {
            if (sentence.Hits.Tokens[i].End <= own.Start && sentence.ConceptAt[i] is var concept and not 0)
                return concept;
        }

        return 0;
    }

    /// <summary>"Below 30 or with any vomiting": another reason may hold.</summary>
    private static bool HasAlternative(Statement fact)
    {
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "or" or "and" or "unless" or "except" or "also" or "not" or "never")
                return true;
        }

        return false;
    }
}
