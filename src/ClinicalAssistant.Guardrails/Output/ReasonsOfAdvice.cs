namespace ClinicalAssistant.Guardrails;

/// <summary>Clauses that say what the evidence's advice against something rests on, waits for or leads to: they affirm words that the advice denies and oppose nothing.</summary>
internal sealed class ReasonsOfAdvice(GuardPolicy policy)
{
    private readonly Proposals _proposals = new(policy);

    public bool AreOne(Statement sentence, StatementPart part, Statement fact, StatementPart other) =>
        IsReason(sentence, part, fact, other) || IsSameOrder(sentence, part, fact, other) || IsResistance(part, fact, other);

    /// <summary>"It can hide a fever" where the evidence says "do not take it before a reading, as it can hide a fever".</summary>
    private bool IsReason(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        if (!other.AdvisesAgainst || part.Denied.Count > 0 || _proposals.IsProposal(sentence))
            return false;
        foreach (var reason in fact.Parts)
        {
            if (!ReferenceEquals(reason, other) && reason.Denied.Count == 0 && fact.Hits.Tokens.Word(reason.First) is "as" or "because" or "since" or "it" or "they" or "this" && reason.Concepts.Overlaps(part.Concepts))
                return true;
        }

        return false;
    }

    /// <summary>"Not before the reading" and "take the reading before it": what is denied until something is done comes behind it.</summary>
    private static bool IsSameOrder(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        var (denying, denied, affirming) = part.Denied.Count > 0 ? (sentence, part, fact) : (fact, other, sentence);
        if (part.Denied.Count > 0 == other.Denied.Count > 0 || !WaitsBehind(denying, denied))
            return false;
        foreach (var clause in affirming.Parts)
        {
            if (clause.IsTemporal && affirming.Hits.Tokens.Word(clause.First) is "before" or "prior" && clause.Concepts.Overlaps(denied.Denied))
                return true;
        }

        return false;
    }

    /// <summary>Whether a clause of "before" or "until" follows the denied one, or stands in it.</summary>
    private static bool WaitsBehind(Statement statement, StatementPart denied)
    {
        var tokens = statement.Hits.Tokens;
        for (var i = denied.First + 1; i <= denied.End && i < tokens.Count; i++)
        {
            if (tokens.Word(i) is "before" or "until" or "till")
                return true;
        }

        return false;
    }

    /// <summary>"It would not work" where the germ is resistant to it.</summary>
    private static bool IsResistance(StatementPart part, Statement fact, StatementPart other)
    {
        for (var i = other.First; part.Denied.Count > 0 && i < other.End; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "resistant" or "resistance")
                return true;
        }

        return false;
    }
}
