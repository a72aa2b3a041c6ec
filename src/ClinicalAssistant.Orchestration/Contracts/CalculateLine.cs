using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of <c>calculate</c>.</summary>
public sealed record CalculateLine : PatientWords
{
    /// <summary>Carried over.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>The calculator's id.</summary>
    public string? Calculator { get; init; }

    /// <summary>Inputs by name: numbers, strings with units, <c>{"value","unit"}</c>, booleans, choices.</summary>
    public JsonElement? Inputs { get; init; }
}
