using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of <c>findings</c>.</summary>
public sealed record FindingsLine(JsonElement? Id, string? Text) : PatientWords;
