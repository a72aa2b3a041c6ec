using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of <c>verify</c>: a drafted answer with the evidence it should rest on.</summary>
public sealed record VerifyLine : PatientWords
{
    /// <summary>Carried over.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>Task, or absent for general.</summary>
    public string? Task { get; init; }

    /// <summary><c>clinician</c> or <c>patient</c>.</summary>
    public string? Audience { get; init; }

    /// <summary>What was asked.</summary>
    public string? Question { get; init; }

    /// <summary>FHIR R4 Bundle or plain facts.</summary>
    public JsonElement? Patient { get; init; }

    /// <summary>The evidence, or absent for none.</summary>
    public IReadOnlyList<VerifyEvidence?>? Evidence { get; init; }

    /// <summary>The draft.</summary>
    public string? Answer { get; init; }
}
