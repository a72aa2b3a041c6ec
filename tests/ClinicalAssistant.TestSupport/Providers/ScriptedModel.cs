namespace ClinicalAssistant.TestSupport;

/// <summary>A model that the scripted provider lists.</summary>
/// <param name="Name">Its name.</param>
public sealed record ScriptedModel(string Name)
{
    /// <summary>What Ollama says it can do.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = ["completion", "tools"];

    /// <summary>Where Ollama runs it, for a cloud model; null for a local one.</summary>
    public string? RemoteHost { get; init; }
}
