using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>What a medication check found.</summary>
/// <param name="Id">Carried over.</param>
/// <param name="Alerts">The alerts, the heaviest first.</param>
/// <param name="Checked">The medicines as they were made out.</param>
/// <param name="NotChecked">Entries that were not made out.</param>
/// <param name="Clear">What was checked and found clear, and what could not be checked.</param>
/// <param name="Notes">What was assumed in reading, and what of the record could not be used.</param>
/// <param name="Pack">Version of the medication pack.</param>
public sealed record MedicationsResult(
    JsonElement? Id, IReadOnlyList<MedicationAlertJson> Alerts, IReadOnlyList<CheckedMedicationJson> Checked, IReadOnlyList<string> NotChecked, string Clear, IReadOnlyList<string>? Notes, string Pack) : PatientWords;
