namespace ClinicalAssistant.Guardrails;

/// <summary>Clauses that say what the evidence's advice against something rests on, waits for or leads to: they affirm words that the advice denies and oppose nothing.</summary>
internal sealed class ReasonsOfAdvice(GuardPolicy policy)
{
    private readonly int _playsDown = policy.Group("plays_down");
    private readonly int _harmless = policy.Group("harmless");
    private readonly Proposals _proposals = new(policy);

    public bool AreOne(Statement sentence, StatementPart part, Statement fact, StatementPart other) =>
        IsReason(sentence, part, fact, other) || IsSameOrder(sentence, part, fact, other) || IsResistance(sentence, part, fact, other);

    /// <summary>"It can hide a fever" where the evidence says "do not take it before a reading, as it can hide a fever".</summary>
    private bool IsReason(Statement sentence, StatementPart part, Statement fact, StatementPart other)
    {
        if (!other.AdvisesAgainst || part.Denied.Count > 0 || _proposals.IsProposal(sentence))
            return false;
        foreach (var reason in fact.Parts)
        {
            if (!ReferenceEquals(reason, other) && reason.Denied.Count == 0 && fact.Hits.Tokens.Word(reason.First) is "as" or "because" or "since" or "it" or "they" or "this" && IsSaidBy(sentence, part, reason, other))
                return true;
        }

        return false;
    }

    /// <summary>Whether the clause says the reason, of nothing but what the advice names: one word of it may be another, where none reassures.</summary>
    private bool IsSaidBy(Statement sentence, StatementPart part, StatementPart reason, StatementPart other)
    {
        var said = new HashSet<uint>(part.Concepts);
        said.ExceptWith(reason.Concepts);
        var shared = said.Count < part.Concepts.Count;
        said.ExceptWith(other.Concepts);
        return shared && said.Count <= 1 && (said.Count == 0 || !(sentence.Has(_playsDown) || sentence.Has(_harmless) || sentence.HasDenial));
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

    /// <summary>"It would not work" where the germ is resistant to it; "it is not resistant" and "no germ grew" say something else.</summary>
    private static bool IsResistance(Statement sentence, StatementPart part, Statement fact, StatementPart other) =>
        part.Denied.Count > 0 && Holds(fact, other, static word => word is "resistant" or "resistance") && !Holds(sentence, part, static word => word.StartsWith("resist"))
        && Holds(sentence, part, static word => word is "work" or "works" or "do" or "help" or "cover" or "treat" or "effective" or "suitable");

    private delegate bool WordTest(ReadOnlySpan<char> word);

    private static bool Holds(Statement statement, StatementPart part, WordTest test)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (test(statement.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }
}
