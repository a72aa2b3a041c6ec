using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Tells where the evidence itself speaks of the medicine in the patient's situation: the sentence is then held to the evidence, and not to a
/// general rule of an engine that knows neither route nor indication.
/// </summary>
internal sealed class ConsideredInEvidence
{
    private const decimal Child = 16;
    private readonly GuardPolicy _policy;
    private readonly Patient? _patient;
    private readonly AnswerVocabulary _vocabulary;
    private readonly int _renal;
    private readonly int _pregnancy;
    private readonly int _notPregnant;
    private readonly int _ofPregnancy;
    private readonly HashSet<uint> _states = [];

    public ConsideredInEvidence(GuardPolicy policy, Patient? patient, AnswerVocabulary vocabulary)
    {
        _policy = policy;
        _patient = patient;
        _vocabulary = vocabulary;
        _renal = policy.Group("renal_terms");
        _pregnancy = policy.Group("pregnancy");
        _notPregnant = policy.Group("states_not_pregnant");
        _ofPregnancy = policy.Group("pregnancy_situation");
        foreach (var entry in (IEnumerable<RecordEntry>)[.. patient?.Conditions ?? [], .. patient?.Medications ?? []])
        {
            var statement = Statement.Read(entry.Text, policy);
            _states.UnionWith(statement.Stems);
            _states.UnionWith(statement.Classes);
        }
    }

    /// <summary>Whether one piece of evidence names a medicine of the sentence together with a medicine, condition, renal function or pregnancy of the patient.</summary>
    public bool Considers(Statement sentence, FactBase facts)
    {
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is null || !NamesMedicine(sentence, fact.Statement))
                continue;
            if ((_patient?.Egfr is not null && fact.Statement.Has(_renal)) || (_patient?.Pregnant == true && fact.Statement.Has(_pregnancy) && !fact.Statement.Has(_notPregnant)))
                return true;
            foreach (var state in _states)
            {
                if (fact.Statement.Stems.Contains(state))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the situation that the engine objects to ("Chlordiazepoxide: alcohol use disorder") is what was asked, and evidence for it names the medicine.</summary>
    public bool IsAsked(string detail, FactBase facts, OutputContext context)
    {
        var cut = detail.IndexOf(": ", StringComparison.Ordinal);
        if (cut <= 0)
            return false;
        var medicine = Statement.Read(detail[..cut], _policy).Stems;
        var reason = Statement.Read(detail[cut..], _policy);
        var question = Statement.Read(context.Question, _policy);
        var ofPregnancy = reason.Has(_pregnancy) && question.Has(_ofPregnancy);
        var situation = Situation(question, reason.Stems);
        if (!ofPregnancy && situation.Count == 0)
            return false;
        foreach (var item in context.Evidence)
        {
            var said = facts.Facts.Where(fact => fact.EvidenceId == item.Id).Select(fact => fact.Statement);
            if ((item.Label ?? item.Source?.Title) is { } title)
                said = said.Append(Statement.Read(title, _policy));
            if (said.Any(one => medicine.IsSubsetOf(one.Stems) && !one.Parts.Any(part => part.Denied.Overlaps(medicine))) && said.Any(one => (ofPregnancy && one.Has(_ofPregnancy)) || one.Stems.Overlaps(situation)))
                return true;
        }

        return false;
    }

    /// <summary>The word of the reason in the question, with its neighbours ("acute alcohol withdrawal").</summary>
    private static HashSet<uint> Situation(Statement question, HashSet<uint> reason)
    {
        var situation = new HashSet<uint>();
        for (var i = 0; i < question.ConceptAt.Length; i++)
        {
            for (var k = i - 1; k <= i + 1 && reason.Contains(question.ConceptAt[i]); k++)
            {
                if (k >= 0 && k < question.ConceptAt.Length && question.ConceptAt[k] != 0)
                    situation.Add(question.ConceptAt[k]);
            }
        }

        return situation;
    }

    /// <summary>Whether the evidence states the dose, for a child where the patient is one.</summary>
    public bool IsDoseOfEvidence(Statement sentence, FactBase facts)
    {
        var isChild = _patient?.Age is { Years: < Child };
        foreach (var number in sentence.Numbers)
        {
            if (number.Unit is not { } unit || !NumberReader.SameDimension(unit, "mg"))
                continue;
            var stands = false;
            foreach (var fact in facts.Facts)
                stands |= fact.EvidenceId is not null && fact.Statement.HoldsFigure(number) && (!isChild || IsForChildren(fact.Statement));
            if (!stands)
                return false;
        }

        return true;
    }

    private static bool IsForChildren(Statement fact)
    {
        for (var i = 0; i < fact.Hits.Tokens.Count; i++)
        {
            if (fact.Hits.Tokens.Word(i) is "child" or "children" or "infant" or "infants" or "kg" or "months" or "paediatric" or "pediatric" or "neonates" or "years")
                return true;
        }

        return false;
    }

    private bool NamesMedicine(Statement sentence, Statement fact)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] is var concept and not 0 && fact.Stems.Contains(concept) && _vocabulary.IsMedicine(sentence.Hits.Tokens.Word(i)))
                return true;
        }

        return false;
    }
}
