using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A medication alert on the wire.</summary>
public sealed record MedicationAlertJson(
    string Severity, string Kind, IReadOnlyList<string> Drugs, string Title, string Why, string Do, IReadOnlyList<string>? Also, bool? Proposed, string Origin, SourceJson? Source, string? Read, IReadOnlyList<string> Rules) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static MedicationAlertJson From(MedicationAlert alert) => new(
        Words.Lower(alert.Severity), Named(alert.Kind), alert.Drugs, alert.Title, alert.Why, alert.Do, alert.Also.Count == 0 ? null : alert.Also, alert.Proposed ? true : null,
        Words.Lower(alert.Basis), SourceJson.From(alert.Source), alert.Read, alert.Rules);

    /// <summary>The wire name of a kind.</summary>
    public static string Named(MedicationAlertKind kind) => kind == MedicationAlertKind.BreastFeeding ? "breast_feeding" : Words.Lower(kind);
}
