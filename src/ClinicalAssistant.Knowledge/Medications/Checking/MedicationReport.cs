using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What a medication check found.</summary>
public sealed record MedicationReport : PatientWords
{
    /// <summary>The alerts: the heaviest first, then those of a proposed order, then by what they are about and by name.</summary>
    public required IReadOnlyList<MedicationAlert> Alerts { get; init; }

    /// <summary>The medicines as they were made out.</summary>
    public required IReadOnlyList<StatedMedication> Medications { get; init; }

    /// <summary>Entries that were not made out, as they were written: nothing was checked for them.</summary>
    public required IReadOnlyList<string> NotChecked { get; init; }

    /// <summary>What was checked and found clear, and what could not be checked, in one line.</summary>
    public required string Clear { get; init; }

    /// <summary>What was assumed in reading the list.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The alerts above minor.</summary>
    public IEnumerable<MedicationAlert> Weighty => Alerts.Where(alert => alert.Severity > AlertSeverity.Minor);
}
