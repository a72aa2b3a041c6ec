using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence may not propose what the patient is allergic to, nor contradict the record.</summary>
internal sealed class PatientCheck
{
    private readonly GuardPolicy _policy;
    private readonly Patient? _patient;
    private readonly List<(string Name, int DrugGroup)> _classes = [];
    private readonly List<(string Name, HashSet<uint> Stems)> _allergens = [];
    private readonly int _recommending;
    private readonly int _against;

    public PatientCheck(GuardPolicy policy, Patient? patient)
    {
        _policy = policy;
        _patient = patient;
        _recommending = policy.Group("recommending");
        _against = policy.Group("advising_against");
        foreach (var allergy in patient?.Allergies ?? [])
        {
            var recorded = Statement.Read(allergy.Text, policy);
            foreach (var known in policy.AllergyClasses)
            {
                if (recorded.Has(known.RecordGroup) || recorded.Has(known.DrugGroup))
                    _classes.Add((known.Id, known.DrugGroup));
            }

            if (recorded.Stems.Count is > 0 and <= 3)
                _allergens.Add((allergy.Text, recorded.Stems));
        }
    }

    public void Check(Statement sentence, OutputContext context, List<SentenceFault> faults)
    {
        if (_patient is null)
            return;
        if (sentence.Has(_recommending) && !sentence.Has(_against))
        {
            foreach (var (name, group) in _classes)
            {
                if (sentence.Has(group))
                    faults.Add(new SentenceFault("allergy_conflict", name));
            }

            foreach (var (name, stems) in _allergens)
            {
                if (stems.IsSubsetOf(sentence.Stems) && !faults.Exists(f => f.Code == "allergy_conflict"))
                    faults.Add(new SentenceFault("allergy_conflict", name));
            }
        }

        if (context.DoseLimits is { } doses)
            faults.AddRange(doses(sentence.Text, _patient));
        if (context.MedicationConflicts is { } conflicts)
            faults.AddRange(conflicts(sentence.Text, _patient));
    }
}
