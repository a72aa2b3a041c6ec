using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of <c>search</c>.</summary>
public sealed record SearchLine(JsonElement? Id, string? Query) : PatientWords;
