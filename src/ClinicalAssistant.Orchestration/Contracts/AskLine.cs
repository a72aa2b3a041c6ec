using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of <c>ask</c>, and the body of <c>/api/ask</c>.</summary>
public sealed record AskLine : PatientWords
{
    /// <summary>Carried over to the result.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>What is asked.</summary>
    public string? Question { get; init; }

    /// <summary><c>clinician</c> or <c>patient</c>; absent = clinician.</summary>
    public string? Audience { get; init; }

    /// <summary>Task, or absent to let the router choose.</summary>
    public string? Task { get; init; }

    /// <summary>FHIR R4 Bundle or plain facts.</summary>
    public JsonElement? Patient { get; init; }

    /// <summary>Provider or route by name; absent = the task's own.</summary>
    public string? Model { get; init; }
}
