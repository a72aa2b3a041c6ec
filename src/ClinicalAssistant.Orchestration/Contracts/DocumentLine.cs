using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of <c>note</c>, and the body that makes a document.</summary>
public sealed record DocumentLine : PatientWords
{
    /// <summary>Carried over to the result.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>Transcript, dictation or bullet points.</summary>
    public string? Material { get; init; }

    /// <summary>Template by its id; absent = <c>soap</c>.</summary>
    public string? Template { get; init; }

    /// <summary>Variant of the template, or absent.</summary>
    public string? Specialty { get; init; }

    /// <summary>FHIR R4 Bundle or plain facts.</summary>
    public JsonElement? Patient { get; init; }

    /// <summary>Provider or route by name; absent = the task's own.</summary>
    public string? Model { get; init; }

    /// <summary><c>clinician</c> or <c>patient</c>; absent = clinician.</summary>
    public string? Audience { get; init; }
}
