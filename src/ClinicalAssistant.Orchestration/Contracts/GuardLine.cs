using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of <c>guard</c>.</summary>
public sealed record GuardLine : PatientWords
{
    /// <summary>Carried over.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>What is judged.</summary>
    public string? Text { get; init; }

    /// <summary><c>clinician</c> or <c>patient</c>.</summary>
    public string? Audience { get; init; }

    /// <summary><c>user</c>, <c>document</c> or <c>fhir_note</c>.</summary>
    public string? Where { get; init; }
}
