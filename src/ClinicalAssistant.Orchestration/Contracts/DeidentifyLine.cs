using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of <c>deidentify</c>.</summary>
public sealed record DeidentifyLine(JsonElement? Id, string? Text) : PatientWords;
