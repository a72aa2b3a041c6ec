using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of <c>differential</c>: text, or findings by id.</summary>
public sealed record DifferentialLine : PatientWords
{
    /// <summary>Carried over.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>Free text; or absent.</summary>
    public string? Text { get; init; }

    /// <summary>Ids of observed findings.</summary>
    public IReadOnlyList<string>? Observed { get; init; }

    /// <summary>Ids of findings that were looked for and are absent.</summary>
    public IReadOnlyList<string>? Excluded { get; init; }

    /// <summary>Sex.</summary>
    public string? Sex { get; init; }

    /// <summary>Age: years or ISO 8601 duration.</summary>
    public JsonElement? Age { get; init; }

    /// <summary>Imported packs to rank over; absent for the embedded pack.</summary>
    public IReadOnlyList<string>? Packs { get; init; }
}
