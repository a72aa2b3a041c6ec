using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>The medication check of the contract, the same for the console program and for REST.</summary>
public sealed class MedicationVerbs(Lazy<MedicationSafety> safety, PatientInput patients)
{
    private const int MostEntries = 200;
    private const int LongestText = 20_000;

    /// <summary>Checks the medicines of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="read">The patient where the door has read one already, or null to read the line's.</param>
    /// <exception cref="WrongInputException">The line names nothing to check, or a field cannot be used.</exception>
    public MedicationsResult Check(MedicationsLine line, ReadPatient? read = null)
    {
        read ??= line.Patient is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } patient ? patients(patient) : null;
        if (line.Medications is null && line.Proposed is null && string.IsNullOrWhiteSpace(line.Text) && read?.Patient.Medications is not { Count: > 0 })
            throw new WrongInputException("Give 'medications' or 'proposed' (lists of strings), 'text', or a 'patient' with medications.");
        if ((line.Medications?.Count ?? 0) + (line.Proposed?.Count ?? 0) > MostEntries)
            throw new WrongInputException($"Fields 'medications' and 'proposed' hold more than {MostEntries} entries. Split the list.");
        if (line.Text?.Length > LongestText)
            throw new WrongInputException($"Field 'text' is longer than {LongestText} characters. Give the part that names the medicines.");
        var report = safety.Value.Check(new MedicationOrder { Listed = line.Medications ?? [], Proposed = line.Proposed ?? [], Text = line.Text }, read?.Patient);
        IReadOnlyList<string> notes = [.. report.Notes, .. read?.Problems ?? []];
        return new MedicationsResult(
            line.Id, [.. report.Alerts.Select(MedicationAlertJson.From)], [.. report.Medications.Where(one => one.Name is not null).Select(one => CheckedMedicationJson.From(one, safety.Value.Pack))],
            report.NotChecked, report.Clear, notes.Count == 0 ? null : notes, safety.Value.Pack.Version);
    }
}
