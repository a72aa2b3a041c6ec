using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What is to be checked: a list, a proposed order, free text, or several of them.</summary>
public sealed record MedicationOrder : PatientWords
{
    /// <summary>Medicines that are taken, one an entry.</summary>
    public IReadOnlyList<string> Listed { get; init; } = [];

    /// <summary>Medicines that are proposed, one an entry.</summary>
    public IReadOnlyList<string> Proposed { get; init; } = [];

    /// <summary>Free text that names medicines, and perhaps the patient; or null. A text that reads as a list is taken as one.</summary>
    public string? Text { get; init; }
}
