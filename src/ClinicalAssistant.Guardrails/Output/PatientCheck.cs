using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence may not propose what the patient is allergic to, nor what the engines or the evidence advise against for this patient.</summary>
internal sealed partial class PatientCheck
{
    private const int NoteHead = 3;
    private readonly GuardPolicy _policy;
    private readonly Patient? _patient;
    private readonly List<(string Name, int DrugGroup)> _classes = [];
    private readonly List<(string Name, HashSet<uint> Stems)> _allergens = [];
    private readonly Proposals _proposals;
    private readonly EvidenceConflicts _conflicts;
    private readonly WarnedCombinations _combinations;
    private readonly ConsideredInEvidence _considered;

    public PatientCheck(GuardPolicy policy, OutputContext context, AnswerVocabulary vocabulary)
    {
        _policy = policy;
        _patient = context.Patient;
        _proposals = new Proposals(policy);
        _conflicts = new EvidenceConflicts(policy, context, vocabulary);
        _combinations = new WarnedCombinations(policy, _patient, vocabulary);
        _considered = new ConsideredInEvidence(policy, _patient, vocabulary);
        var severe = policy.Group("severe_reaction");
        foreach (var allergy in _patient?.Allergies ?? [])
        {
            var recorded = Statement.Read(allergy.Detail is null ? allergy.Text : allergy.Text + " " + allergy.Detail, policy);
            foreach (var known in policy.AllergyClasses)
            {
                if (recorded.Has(known.RecordGroup) || recorded.Has(known.DrugGroup) || (known.SevereRecordGroup >= 0 && recorded.Has(known.SevereRecordGroup) && recorded.Has(severe)))
                    _classes.Add((known.Id, known.DrugGroup));
            }

            foreach (var substance in AllergyEntry.Substances(allergy.Text, policy))
            {
                if (substance.Count is > 0 and <= 3)
                    _allergens.Add((allergy.Text, substance));
            }
        }
    }

    public void Check(Statement sentence, FactBase facts, OutputContext context, List<SentenceFault> faults)
    {
        foreach (var (name, group) in _classes)
        {
            if (Proposes(sentence, group))
                faults.Add(new SentenceFault("allergy_conflict", name));
        }

        foreach (var (name, stems) in _allergens)
        {
            if (stems.IsSubsetOf(sentence.Stems) && (_proposals.IsProposal(sentence) || IsApplied(sentence, stems) || IsToldInUse(sentence, stems)) && IsAffirmed(sentence, stems) && !faults.Exists(f => f.Code == "allergy_conflict"))
                faults.Add(new SentenceFault("allergy_conflict", name));
        }

        _conflicts.Check(sentence, facts.Facts, faults);
        _combinations.Check(sentence, facts.Facts, faults);
        // A document tells what was done; the engines judge what is to be done.
        if (context.Task != ClinicalTask.Documentation)
            Ask(sentence, facts, context, faults, _patient);
    }

    private void Ask(Statement sentence, FactBase facts, OutputContext context, List<SentenceFault> faults, Patient? patient)
    {
        if (context.DoseLimits is null && context.MedicationConflicts is null)
            return;
        var affirmed = Affirmed(sentence);
        if (affirmed.Length == 0)
            return;
        if (context.DoseLimits is { } doses && !_considered.IsDoseOfEvidence(sentence, facts))
            faults.AddRange(doses(affirmed, patient));
        if (context.MedicationConflicts is { } conflicts && _proposals.IsProposal(sentence) && !faults.Exists(fault => fault.Code is "medication_conflict" or "allergy_conflict") && !_considered.Considers(sentence, facts))
        {
            foreach (var fault in conflicts(affirmed, patient))
            {
                if (!IsSpokenAgainst(sentence, fault.Detail) && !_considered.IsAsked(fault.Detail, facts, context))
                    faults.Add(fault);
            }
        }
    }

    /// <summary>Whether the medicine that a fault opens with is named with a word against it ("the alternative to labetalol").</summary>
    private bool IsSpokenAgainst(Statement sentence, string detail)
    {
        var end = detail.AsSpan().IndexOfAny(": +");
        var name = end < 0 ? detail : detail[..end];
        for (var i = 0; i < sentence.Hits.Tokens.Count; i++)
        {
            if (sentence.Hits.Tokens.Word(i).Equals(name, StringComparison.OrdinalIgnoreCase) && _proposals.IsAdvisedAgainst(sentence, i))
                return true;
        }

        return false;
    }

    /// <summary>The clauses that deny nothing and tell of no past reaction.</summary>
    private string Affirmed(Statement sentence)
    {
        var text = new System.Text.StringBuilder(sentence.Text.Length);
        foreach (var part in sentence.Parts)
        {
            if (Array.IndexOf(sentence.DeniedAt, true, part.First, part.End - part.First) >= 0 || part.AdvisesAgainst || _proposals.TellsReaction(sentence, part))
                continue;
            var from = sentence.Hits.Tokens[part.First].Start;
            var to = part.End < sentence.Hits.Tokens.Count ? sentence.Hits.Tokens[part.End].Start : sentence.Text.Length;
            text.Append(sentence.Text, from, to - from);
        }

        return text.ToString();
    }

    /// <summary>"latex free gloves", "egg sensitive", "oat milk", "plaster of Paris": another thing, or a word against it.</summary>
    private static bool IsFreeOf(Statement sentence, TermHits.Hit substance)
    {
        var tokens = sentence.Hits.Tokens;
        if (substance.Start > 0 && tokens.Word(substance.Start - 1) is "soya" or "soy" or "oat" or "rice" or "coconut" or "almond" or "breast" or "human" or "expressed" or "hydrolysed" or "free" or "hypoallergenic")
            return true;
        return substance.End < tokens.Count && tokens.Word(substance.End) is "free" or "sensitive" or "sensitivity" or "allergic" or "allergy" or "intolerant" or "intolerance" or "exclusion" or "avoidance" or "cast" or "of" or "slab";
    }

    private bool IsApplied(Statement sentence, HashSet<uint> stems)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (stems.Contains(sentence.ConceptAt[i]) && _proposals.IsApplied(sentence, i) && !Proposals.IsHypothetical(sentence, i))
                return true;
        }

        return false;
    }

    /// <summary>"Every night she spreads it on", "X thinly at night": how it is used, told of the patient or as a bare note.</summary>
    private bool IsToldInUse(Statement sentence, HashSet<uint> stems)
    {
        if (Tolerated().IsMatch(sentence.Text))
            return false;
        if (Use().Match(sentence.Text) is { Success: true } verb)
        {
            var plain = verb.Groups["ies"].Success ? verb.Groups["stem"].Value + "y" : verb.Groups["stem"].Value;
            return IsApplied(Statement.Read(string.Concat(sentence.Text.AsSpan(0, verb.Index), plain, sentence.Text.AsSpan(verb.Index + verb.Length)), _policy), stems);
        }

        return OfNote().IsMatch(sentence.Text) && Array.Exists(sentence.ConceptAt[..Math.Min(NoteHead, sentence.ConceptAt.Length)], stems.Contains) && !Finite().IsMatch(sentence.Text);
    }

    [GeneratedRegex(@"(?<=\b(?:she|he) (?:(?:now|then|also|just|still) )?)(?<stem>[a-z]{2,12}?)(?:(?<ies>ies)|(?<=sh|ch|ss|x)es|s)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Use();

    [GeneratedRegex(@"\b(?:without (?:any |a )?(?:trouble|problems?|reactions?|symptoms?|harm)|tolerat\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tolerated();

    [GeneratedRegex(@"\b(?:at night|at bedtime|nightly|daily|twice|each|every|morning|evening|thinly|sparingly|overnight)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfNote();

    /// <summary>A verb that makes a statement of it, or a word that tells why it is named.</summary>
    [GeneratedRegex(@"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|may|might|will|would|should|must|causes?d?|gives?|gave|given|made|makes?|brings?|brought|led|followed|react\w*|swell\w*|rash|hives|itch\w*|allerg\w*|sensitive|free|avoid\w*|out|never|no|not|without|stopped|instead)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Finite();

    private bool IsAffirmed(Statement sentence, HashSet<uint> stems)
    {
        for (var i = 0; i < sentence.ConceptAt.Length; i++)
        {
            if (stems.Contains(sentence.ConceptAt[i]) && (sentence.DeniedAt[i] || _proposals.IsAdvisedAgainst(sentence, i) || _proposals.IsOfReaction(sentence, i)))
                return false;
        }

        return true;
    }

    /// <summary>Whether a drug of the group is proposed, or given a dose, with no word against it near.</summary>
    private bool Proposes(Statement sentence, int group)
    {
        if (!sentence.Has(group))
            return false;
        var proposes = _proposals.IsProposal(sentence);
        foreach (var drug in sentence.Hits.Of(group))
        {
            if (Proposals.IsKept(sentence, drug.Start))
                return true;
            if (sentence.DeniedAt[drug.Start] || !(proposes || _proposals.IsApplied(sentence, drug.Start)) || IsFreeOf(sentence, drug))
                continue;
            if (Proposals.IsHypothetical(sentence, drug.Start) || _proposals.IsSetAside(sentence, drug.Start, group))
                continue;
            if (_proposals.IsProposedAfterAll(sentence, drug.Start))
                return true;
            if (!_proposals.IsAdvisedAgainst(sentence, drug.Start) && !_proposals.IsOfReaction(sentence, drug.Start))
                return true;
        }

        return false;
    }
}
