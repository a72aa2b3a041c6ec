namespace ClinicalAssistant.Guardrails;

/// <summary>"Do not drive without asking the clinic": the one hangs on the other. "Ask before you drive" says the same, "you can drive without asking" the opposite.</summary>
internal sealed class NotWithout(GuardPolicy policy)
{
    private readonly int _consulting = policy.Group("consulting");
    private readonly int _warning = policy.Group("warning_words");
    private readonly Proposals _proposals = new(policy);

    /// <summary>Whether the sentence frees from what the evidence demands (1), keeps both together (-1), or speaks of neither or one alone (0).</summary>
    public int Compare(Statement sentence, Statement fact)
    {
        if (fact.WithoutAt is not (>= 0 and var theirs))
            return 0;
        // "Not until you can stop without pain": the wait is for what is free of pain.
        if (fact.Parts.Any(part => part.First <= theirs && theirs < part.End && (part.IsTemporal || part.IsConditional)))
            return 0;
        if (!IsDeniedBefore(fact, theirs))
            return !Exchanges(sentence, fact, theirs) ? 0 : Warns(sentence, fact, theirs) ? -1 : _proposals.IsProposal(sentence) ? 1 : 0;
        var matter = Within(fact, 0, theirs);
        var mine = sentence.WithoutAt;
        var needed = Within(fact, theirs + 1, fact.ConceptAt.Length);
        needed.ExceptWith(matter);
        var consults = !fact.Hits.Between(_consulting, theirs, fact.ConceptAt.Length).IsEmpty;
        if (matter.Count > 0 && !matter.Overlaps(sentence.Stems))
            return 0;
        if (mine > 0 && !IsDeniedBefore(sentence, mine))
            return Names(sentence, mine + 1, needed, consults) ? 1 : 0;
        if (sentence.Parts.Any(part => part.First > 0 && sentence.Hits.Tokens.Word(part.First) is "before" && !sentence.DeniedAt[part.First - 1] && part.Concepts.Overlaps(needed) && !part.Concepts.Overlaps(matter)))
            return 1;
        return !sentence.HasDenial && matter.Count > 0 && Names(sentence, 0, needed, consults) ? -1 : 0;
    }

    /// <summary>"X without prior Y causes harm", and the sentence speaks of X before Y: as advice the order is turned round, as a warning it is the same.</summary>
    private static bool Exchanges(Statement sentence, Statement fact, int without)
    {
        if (fact.Parts.FirstOrDefault(part => part.First <= without && without < part.End) is not { } clause)
            return false;
        var matter = Within(fact, clause.First, without);
        var missing = new HashSet<uint>(clause.Denied);
        missing.ExceptWith(matter);
        return matter.Overlaps(sentence.Stems) && sentence.Parts.Any(part => part.First > 0 && part.IsTemporal && sentence.Hits.Tokens.Word(part.First) is "before" && !sentence.DeniedAt[part.First - 1] && missing.Overlaps(part.Concepts) && !matter.Overlaps(part.Concepts));
    }

    /// <summary>Whether the sentence tells the harm that the evidence tells behind "without".</summary>
    private bool Warns(Statement sentence, Statement fact, int without)
    {
        var told = Within(fact, without + 1, fact.ConceptAt.Length);
        told.IntersectWith(sentence.Stems);
        return sentence.Has(_warning) || (told.Count > 1 && !_proposals.IsProposal(sentence));
    }

    private bool Names(Statement sentence, int from, HashSet<uint> needed, bool consults) =>
        needed.Overlaps(Within(sentence, from, sentence.ConceptAt.Length)) || (consults && !sentence.Hits.Between(_consulting, from, sentence.ConceptAt.Length).IsEmpty);

    private static bool IsDeniedBefore(Statement statement, int token)
    {
        for (var i = 0; i < token; i++)
        {
            if (statement.Hits.Tokens.Word(i) is "not" or "never" or "dont" or "cannot" or "cant" or "mustnt" or "shouldnt" or "no" or "nobody" or "nothing")
                return true;
        }

        return false;
    }

    private static HashSet<uint> Within(Statement statement, int from, int to)
    {
        var concepts = new HashSet<uint>();
        for (var i = from; i < to; i++)
            concepts.Add(statement.ConceptAt[i]);
        concepts.Remove(0);
        return concepts;
    }
}
