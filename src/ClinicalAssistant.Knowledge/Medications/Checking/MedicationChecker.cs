using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Checks a list of medicines in a patient: interactions, duplication, effects that add up, doses, allergies, conditions, pregnancy, breast-feeding, renal
/// function and age. The same list gives the same alerts in whatever order it is written, and a further medicine takes none away. Safe for concurrent use.
/// </summary>
public sealed class MedicationChecker
{
    private readonly MedicationPack _pack;

    /// <summary>A checker over a pack.</summary>
    public MedicationChecker(MedicationPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        _pack = pack;
    }

    /// <summary>Checks medicines in a patient of whom the facts may be partly or wholly unknown.</summary>
    public MedicationReport Check(IReadOnlyList<StatedMedication> medications, PatientFacts facts)
    {
        ArgumentNullException.ThrowIfNull(medications);
        ArgumentNullException.ThrowIfNull(facts);
        var items = CheckedItem.Of(medications, _pack.Index);
        var alerts = new AlertList(_pack);
        new PairChecks(_pack, alerts).Run(items);
        new TogetherChecks(_pack, alerts).Run(items, facts);
        new PatientChecks(_pack, alerts).Run(items, facts);
        new AllergyChecks(_pack, alerts).Run(items, facts);
        var doses = new DoseChecks(_pack, alerts);
        doses.Run(items, facts);
        var ranked = alerts.Ranked();
        return new MedicationReport
        {
            Alerts = ranked,
            Medications = medications,
            NotChecked = [.. medications.Where(one => one.Name is null).Select(one => one.Text).Distinct(StringComparer.OrdinalIgnoreCase)],
            Clear = new ClearLine(_pack, items, facts, ranked).Text(doses.Checked),
            Notes = [.. Notes(medications).Distinct()],
        };
    }

    private static IEnumerable<string> Notes(IReadOnlyList<StatedMedication> medications)
    {
        foreach (var medication in medications.Where(one => one.Name is not null))
        {
            if (medication.Respelt)
                yield return $"\"{medication.Text}\" was read as {medication.Name}: check the name.";
            if (medication.IsLocal)
                yield return $"{medication.Name}: taken as local use; interactions with other medicines were not looked for.";
            foreach (var drug in medication.Drugs.Where(drug => drug.UnitAssumed && drug.PerDose is not null))
                yield return $"{drug.Drug.Shown}: no unit is written; the number was read as {(drug.Drug.Unit == "ug" ? "micrograms" : drug.Drug.Unit == "U" ? "units" : drug.Drug.Unit)}.";
        }
    }
}
