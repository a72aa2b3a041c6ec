using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A calculation with its steps.</summary>
public sealed record CalculateResult(JsonElement? Id, JsonElement Value, string? Unit, string? Interpretation, IReadOnlyList<string> Steps, SourceJson? Source) : PatientWords
{
    /// <summary>Value and unit as people read them.</summary>
    public string Shown { get; init; } = "";

    /// <summary>What must be said with the result: cautions, an outdated version, inputs that the score's own rule filled; null where nothing.</summary>
    public IReadOnlyList<string>? Notes { get; init; }
}
