using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A medicine as it was made out, on the wire.</summary>
public sealed record CheckedMedicationJson(string Text, string Name, IReadOnlyList<string> Drugs, IReadOnlyList<string>? Daily, string? Route, bool? Proposed, bool? Respelt, bool? HighAlert, IReadOnlyList<string>? ConfusedWith) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static CheckedMedicationJson From(StatedMedication medication, MedicationPack pack)
    {
        var daily = medication.Drugs.Where(drug => drug.DailyShown is not null).Select(drug => medication.Drugs.Count == 1 ? drug.DailyShown! : $"{drug.Drug.Shown} {drug.DailyShown}").ToList();
        var confused = medication.Drugs.SelectMany(drug => drug.Drug.ConfusedWith).ToList();
        return new(medication.Text, medication.Name!, [.. medication.Drugs.Select(drug => drug.Drug.Id)], daily.Count == 0 ? null : daily, medication.Route, medication.Proposed ? true : null, medication.Respelt ? true : null,
            medication.Drugs.Any(drug => pack.IsHighAlert(drug.Drug)) ? true : null, confused.Count == 0 ? null : confused);
    }
}
