using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence may not propose what the patient is allergic to, nor contradict the record.</summary>
internal sealed class PatientCheck
{
    private const int Near = 7;
    private readonly Patient? _patient;
    private readonly List<(string Name, int DrugGroup)> _classes = [];
    private readonly List<(string Name, HashSet<uint> Stems)> _allergens = [];
    private readonly int _recommending;
    private readonly int _against;

    public PatientCheck(GuardPolicy policy, Patient? patient)
    {
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
        foreach (var (name, group) in _classes)
        {
            if (Proposes(sentence, group))
                faults.Add(new SentenceFault("allergy_conflict", name));
        }

        foreach (var (name, stems) in _allergens)
        {
            if (stems.IsSubsetOf(sentence.Stems) && sentence.Has(_recommending) && !sentence.Has(_against) && !faults.Exists(f => f.Code == "allergy_conflict"))
                faults.Add(new SentenceFault("allergy_conflict", name));
        }

        if (context.DoseLimits is { } doses)
            faults.AddRange(doses(sentence.Text, _patient));
        if (context.MedicationConflicts is { } conflicts)
            faults.AddRange(conflicts(sentence.Text, _patient));
    }

    /// <summary>Whether a drug of the group is proposed, or given a dose, with no word against it near.</summary>
    private bool Proposes(Statement sentence, int group)
    {
        if (!sentence.Has(group) || !(sentence.Has(_recommending) || HasDose(sentence)))
            return false;
        foreach (var drug in sentence.Hits.Of(group))
        {
            if (sentence.Hits.Between(_against, drug.Start - Near, drug.End + Near).IsEmpty)
                return true;
        }

        return false;
    }

    private static bool HasDose(Statement sentence)
    {
        foreach (var number in sentence.Numbers)
        {
            if (number.Unit is { } unit && NumberReader.SameDimension(unit, "mg"))
                return true;
        }

        return false;
    }
}
