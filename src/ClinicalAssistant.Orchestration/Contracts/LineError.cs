using System.Text.Json;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A line of a batch that could not be handled.</summary>
public sealed record LineError(JsonElement? Id, LineError.Fault Error)
{
    /// <summary>What was wrong with it, with the remedy.</summary>
    public sealed record Fault(string Code, string Message);
}
