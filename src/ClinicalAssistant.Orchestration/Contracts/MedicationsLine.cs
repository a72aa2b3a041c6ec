using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of <c>medications check</c>, and the body of <c>/api/medications/check</c>.</summary>
public sealed record MedicationsLine : PatientWords
{
    /// <summary>Carried over.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>Medicines that are taken, one an entry.</summary>
    public IReadOnlyList<string>? Medications { get; init; }

    /// <summary>Medicines that are proposed, one an entry.</summary>
    public IReadOnlyList<string>? Proposed { get; init; }

    /// <summary>Free text that names medicines, and perhaps the patient.</summary>
    public string? Text { get; init; }

    /// <summary>FHIR R4 Bundle or plain facts; its medicines are checked too.</summary>
    public JsonElement? Patient { get; init; }
}
