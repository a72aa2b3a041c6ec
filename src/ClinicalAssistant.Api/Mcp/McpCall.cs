using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.Mcp;

/// <summary>A call of a tool.</summary>
/// <param name="Tool">Its name.</param>
/// <param name="Task">The task it belongs to.</param>
/// <param name="Text">What was asked, in words; judged by the input guard.</param>
internal sealed record McpCall(string Tool, string Task, string Text) : PatientWords
{
    /// <summary>Whether the input guard decides on the call. The guard's own tool is asked about texts of every kind.</summary>
    public bool Judges { get; init; } = true;

    public JsonElement? Patient { get; init; }
}
