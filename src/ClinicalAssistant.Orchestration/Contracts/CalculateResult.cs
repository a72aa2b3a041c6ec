using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A calculation with its steps.</summary>
public sealed record CalculateResult(JsonElement? Id, JsonElement Value, string? Unit, string? Interpretation, IReadOnlyList<string> Steps, SourceJson? Source) : PatientWords;
