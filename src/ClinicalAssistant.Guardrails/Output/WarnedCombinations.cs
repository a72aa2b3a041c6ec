using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The evidence tells the harm of a medicine beside one that the patient takes and names what to choose ("X with SSRIs: seizures. Choose Y"), or forbids
/// it at the patient's renal function ("X accumulates below 30. Do not use"), and the sentence proposes it.
/// </summary>
internal sealed class WarnedCombinations
{
    private const int MostOfBare = 1;
    private readonly Patient? _patient;
    private readonly Proposals _proposals;
    private readonly int _harms;
    private readonly int _chooses;
    private readonly NamedMedicines _medicines;
    private readonly int _renal;
    private readonly int _more;
    private readonly int _less;
    private readonly HashSet<uint> _taken;
    private readonly Exchanges _exchanges;

    public WarnedCombinations(GuardPolicy policy, Patient? patient, AnswerVocabulary vocabulary)
    {
        (_patient, _proposals) = (patient, new Proposals(policy));
        (_harms, _chooses, _medicines) = (policy.Group("combination_harms"), policy.Group("chooses_instead"), new NamedMedicines(policy, vocabulary));
        (_renal, _more, _less) = (policy.Group("renal_terms"), policy.Group("more_than"), policy.Group("less_than"));
        _taken = _medicines.OfRecord(patient);
        _exchanges = new Exchanges(policy, patient, vocabulary);
    }

    public void Check(Statement sentence, IReadOnlyList<Fact> facts, List<SentenceFault> faults)
    {
        if (_patient is null || !(_proposals.IsProposal(sentence) || _proposals.PermitsGiving(sentence)) || sentence.Has(_harms) || faults.Exists(static fault => fault.Code is "allergy_conflict" or "medication_conflict"))
            return;
        for (var i = 0; i < facts.Count; i++)
        {
            if (facts[i].EvidenceId is not { } id)
                continue;
            var next = i + 1 < facts.Count && facts[i + 1].EvidenceId == id ? facts[i + 1].Statement : null;
            if ((Proposes(sentence, Warned(facts[i].Statement, next)) && !IsExchanged(sentence, facts[i].Statement)) || Proposes(sentence, Forbidden(facts[i].Statement, next)))
            {
                faults.Add(new SentenceFault("medication_conflict", "[" + id + "]"));
                return;
            }
        }
    }

    /// <summary>"X raises INR on warfarin: switch to dalteparin": warfarin goes, and the sentence does not keep it.</summary>
    private bool IsExchanged(Statement sentence, Statement fact) => _exchanges.Of(fact) is { } own && !sentence.Stems.Contains(own);

    /// <summary>Whether it proposes a medicine that is warned of, and none of those that are to be chosen.</summary>
    private bool Proposes(Statement sentence, (HashSet<uint> Of, HashSet<uint> Chosen)? warning)
    {
        if (warning is not var (of, chosen) || sentence.Stems.Overlaps(chosen))
            return false;
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (of.Contains(sentence.ConceptAt[i]) && !sentence.DeniedAt[i] && !_proposals.IsWarned(sentence, i) && !Proposals.IsHypothetical(sentence, i))
                return true;
        }

        return false;
    }

    /// <summary>The medicines whose harm beside one of the patient's is told, where another is to be chosen.</summary>
    private (HashSet<uint> Of, HashSet<uint> Chosen)? Warned(Statement fact, Statement? next)
    {
        if (!fact.Has(_harms) || !fact.Stems.Overlaps(_taken))
            return null;
        var end = fact.Hits.Tokens.Count;
        foreach (var hit in fact.Hits.Of(_chooses))
            end = Math.Min(end, hit.Start);
        var of = _medicines.Of(fact, 0, end);
        var chosen = end < fact.Hits.Tokens.Count ? _medicines.Of(fact, end, fact.Hits.Tokens.Count) : next is not null && next.Has(_chooses) ? _medicines.Of(next, 0, next.Hits.Tokens.Count) : [];
        of.ExceptWith(_taken);
        chosen.ExceptWith(of);
        chosen.ExceptWith(_taken);
        return of.Count > 0 && (chosen.Count > 0 || IsOther(fact, end) || (next is not null && IsOther(next, 0))) ? (of, chosen) : null;
    }

    /// <summary>"Choose another agent", "use an alternative".</summary>
    private bool IsOther(Statement statement, int from)
    {
        foreach (var hit in statement.Hits.Between(_chooses, from, statement.Hits.Tokens.Count - 1))
        {
            for (var i = hit.End; i < Math.Min(statement.Hits.Tokens.Count, hit.End + 2); i++)
            {
                if (statement.Hits.Tokens.Word(i) is "another" or "alternative" or "alternatives" or "different" or "other")
                    return true;
            }
        }

        return false;
    }

    /// <summary>What may not be used at the patient's renal function, told in the sentence of the bound or by a bare "do not use" behind it.</summary>
    private (HashSet<uint> Of, HashSet<uint> Chosen)? Forbidden(Statement fact, Statement? next)
    {
        if (_patient!.Egfr is not { } egfr || !fact.Has(_renal) || !fact.Numbers.Any(number => number.Value > egfr && fact.Direction(number, _more, _less) < 0))
            return null;
        if (next is { Numbers.Count: 0 } && next.Stems.Count <= MostOfBare && next.Parts.Any(static part => part.AdvisesAgainst) && _medicines.Of(next, 0, next.Hits.Tokens.Count).Count == 0)
            return (_medicines.Of(fact, 0, fact.Hits.Tokens.Count), []);
        var of = new HashSet<uint>();
        foreach (var part in fact.Parts)
        {
            if (!part.AdvisesAgainst)
                continue;
            of.UnionWith(_medicines.Of(fact, part.First, part.End).Where(part.Denied.Contains));
            // "Metformin: 1 g at most from 30 to 44, contraindicated below 30": the bar has the bound, the medicine opens the statement.
            if (part.First > 0 && _medicines.Of(fact, part.First, part.End).Count == 0 && fact.Numbers.Any(number => number.Value > egfr && fact.Direction(number, _more, _less) < 0 && ReferenceEquals(fact.PartAt(number.Start), part))
                && _medicines.Of(fact, 0, part.First) is { Count: 1 } subject)
                of.UnionWith(subject);
        }

        return of.Count > 0 ? (of, []) : null;
    }
}
