namespace ClinicalAssistant.Guardrails;

/// <summary>Denials that hang on a bound: what is denied on one side of it is not denied on the other.</summary>
internal sealed class DenialBounds(GuardPolicy policy)
{
    private readonly int _renal = policy.Group("renal_terms");
    private readonly int _more = policy.Group("more_than");
    private readonly int _less = policy.Group("less_than");

    /// <summary>"At 2 or more, hold it" where the evidence says "below 2 give; at 2 or more withhold": one bound, one direction, and both against.</summary>
    public bool Agree(Statement sentence, Statement fact, Func<Statement, StatementPart, bool> isAgainst)
    {
        foreach (var number in sentence.Numbers)
        {
            if (sentence.Direction(number, _more, _less) is not (var direction and not 0))
                continue;
            foreach (var bound in fact.Numbers)
            {
                if (bound.Value == number.Value && fact.Direction(bound, _more, _less) == direction && fact.PartAt(bound.Start) is { IsConditional: false, IsTemporal: false } side && isAgainst(fact, side) && sentence.Parts.Any(part => isAgainst(sentence, part)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"Under the 280 line, so not needed" where the evidence says "if it exceeds 280": the other side of a condition's bound.</summary>
    public bool LiesBeyond(Statement sentence, Statement fact)
    {
        foreach (var number in sentence.Numbers)
        {
            if (sentence.Direction(number, _more, _less) is var direction and not 0
                && fact.Numbers.Any(bound => bound.Value == number.Value && fact.Direction(bound, _more, _less) == -direction && fact.PartAt(bound.Start) is { IsConditional: true }))
                return true;
        }

        return false;
    }

    /// <summary>"Avoid if eGFR is below 45" is judged with the patient at hand, unless the sentence speaks of that side of the bound itself.</summary>
    public bool Hangs(Statement sentence, Statement fact)
    {
        if (!fact.Parts.Any(part => part.IsConditional && Has(fact, part) && !fact.Hits.Between(_renal, part.First, part.End - 1).IsEmpty) || sentence.Parts.Any(part => part.IsConditional))
            return false;
        return !sentence.Numbers.Any(number => sentence.Direction(number, _more, _less) is var direction and not 0
            && fact.Numbers.Any(bound => bound.Value == number.Value && fact.Direction(bound, _more, _less) == direction));
    }

    public bool Has(Statement fact, StatementPart part)
    {
        foreach (var number in fact.Numbers)
        {
            if (fact.Direction(number, _more, _less) != 0 && fact.PartAt(number.Start) is { } bound && (ReferenceEquals(bound, part) || (bound.Concepts.Count == 0 && bound.End == part.First)))
                return true;
        }

        return false;
    }
}
