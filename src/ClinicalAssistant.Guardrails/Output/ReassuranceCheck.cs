namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence calls harmless what the evidence says to act on ("bleeding is harmless" where it says to seek help for bleeding).</summary>
internal sealed class ReassuranceCheck(GuardPolicy policy)
{
    private readonly int _harmless = policy.Group("harmless");
    private readonly int _strong = policy.Group("strong_cue");

    public void Check(Statement sentence, IReadOnlyList<Fact> basis, List<SentenceFault> faults)
    {
        if (!sentence.Has(_harmless) || faults.Count > 0)
            return;
        for (var p = 0; p < sentence.Parts.Count; p++)
        {
            var part = sentence.Parts[p];
            // "Until the level is normal" calls nothing harmless.
            if (sentence.Hits.Tokens.Word(part.First) is "until" or "till" || sentence.Hits.Between(_harmless, part.First, part.End - 1).IsEmpty)
                continue;
            if (part.IsConditional && IsOfState(sentence, part))
                continue;
            var matter = Matter(sentence, part);
            // "If the headache is severe, that is nothing to worry about" speaks of what stands before.
            if (matter.Count == 0)
                matter.UnionWith(sentence.Parts.Take(p).SelectMany(static before => before.Concepts));
            Fact? warning = null;
            foreach (var fact in basis)
            {
                if (!fact.Statement.Stems.Overlaps(matter))
                    continue;
                if (fact.Statement.Has(_harmless))
                    return;
                if (fact.Statement.Has(_strong) && Sets.Shared(matter, fact.Statement.Stems) * 2 >= matter.Count)
                    warning = fact;
            }

            if (warning is not null)
            {
                faults.Add(new SentenceFault("recommendation_reversed", "[" + warning.EvidenceId + "]"));
                return;
            }
        }
    }

    /// <summary>"Even if the sugar is normal": a state that is set, and no reassurance.</summary>
    private bool IsOfState(Statement sentence, StatementPart part)
    {
        foreach (var hit in sentence.Hits.Between(_harmless, part.First, part.End - 1))
        {
            if (sentence.Hits.Tokens.Word(hit.End - 1) is not "normal")
                return false;
        }

        return true;
    }

    /// <summary>What is called harmless: the words of the clause that are no part of the reassurance.</summary>
    private HashSet<uint> Matter(Statement sentence, StatementPart part)
    {
        var matter = new HashSet<uint>(part.Concepts);
        foreach (var hit in sentence.Hits.Between(_harmless, part.First, part.End - 1))
        {
            for (var i = hit.Start; i < hit.End; i++)
                matter.Remove(sentence.ConceptAt[i]);
        }

        return matter;
    }
}
