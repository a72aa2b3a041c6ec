using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The sentence tells of the patient as so now what the evidence that it cites tells as ended ("she is taking X [1]" where [1] says "X from 2013 to 2018",
/// "X stopped, now on Y"), and no evidence tells of the patient that it goes on.
/// </summary>
internal sealed class PastInSource(GuardPolicy policy)
{
    private readonly EndedMatters _matters = new(policy);
    private readonly int _ending = policy.Group("ending");
    private readonly int _former = policy.Group("former");
    private readonly int _past = policy.Group("past");
    private readonly int _restarting = policy.Group("restarting");
    private readonly int _hedging = policy.Group("hedging");
    private readonly int _present = policy.Group("tells_present");

    public void Check(Statement sentence, IReadOnlyList<string> cited, FactBase facts, List<SentenceFault> faults)
    {
        if (cited.Count == 0 || sentence.Has(_restarting) || sentence.Has(_hedging) || sentence.Has(_former) || sentence.Has(_past) || sentence.Has(_ending) || sentence.Text.Contains('?'))
            return;
        var claimed = PresentClaims.Of(sentence);
        if (claimed.Count == 0)
            return;
        foreach (var fact in facts.Basis(cited))
        {
            if (!fact.Statement.Stems.Overlaps(claimed) || fact.Statement.Has(_restarting))
                continue;
            var matters = _matters.Of(fact.Statement, isGone: false);
            foreach (var matter in matters)
            {
                var head = fact.Statement.ConceptAt[matter[^1]];
                // "X 5 mg replaced by X 10 mg", "X and Y to 2020; X alone since": it is spoken of again.
                if (claimed.Contains(head) && IsEnded(matters, Array.LastIndexOf(fact.Statement.ConceptAt, head)) && !facts.IsOfRecordNow(head) && !GoesOn(head, fact, facts))
                {
                    faults.Add(new SentenceFault("history_as_current", "[" + fact.EvidenceId + "]"));
                    return;
                }
            }
        }
    }

    private static bool IsEnded(List<List<int>> matters, int token) => matters.Exists(matter => matter.Contains(token));

    /// <summary>Whether another statement tells of it as present, and not of a group of people, a case or a time.</summary>
    private bool GoesOn(uint head, Fact ended, FactBase facts)
    {
        foreach (var fact in facts.Facts)
        {
            if (ReferenceEquals(fact, ended) || fact.Origin == FactOrigin.Record || !fact.Statement.Stems.Contains(head))
                continue;
            if (fact.Origin == FactOrigin.Evidence && fact.Statement.Has(_restarting))
                return true;
            foreach (var part in fact.Statement.Parts)
            {
                if (part.IsConditional || part.IsTemporal || !part.Concepts.Contains(head) || part.Denied.Contains(head) || IsOfGroup(fact.Statement) || _matters.Of(fact.Statement).Exists(matter => fact.Statement.ConceptAt[matter[^1]] == head))
                    continue;
                if (fact.Origin == FactOrigin.Evidence && !fact.Statement.Hits.Between(_present, part.First, part.End - 1).IsEmpty)
                    return true;
            }
        }

        return false;
    }

    /// <summary>"Men of 65 who have ever smoked", "people on X", "TSH every 6 months while on X".</summary>
    private static bool IsOfGroup(Statement fact)
    {
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "who" or "people" or "patients" or "men" or "women" or "adults" or "children" or "those" or "anyone" or "while" or "any" or "every")
                return true;
        }

        return false;
    }
}
