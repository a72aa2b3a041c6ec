namespace ClinicalAssistant.Core;

/// <summary>The versions an answer rests on, so that it can be replayed.</summary>
/// <param name="Product">Version of this program.</param>
/// <param name="Policy">Version of the guard's policy.</param>
/// <param name="Packs">Version of each knowledge pack used.</param>
public sealed record Versions(string Product, string Policy, IReadOnlyDictionary<string, string> Packs)
{
    /// <summary>The prompt, or null where none was rendered.</summary>
    public PromptVersion? Prompt { get; init; }

    /// <summary>The model as the provider names it, or null.</summary>
    public string? Model { get; init; }
}
