using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Versions on the wire.</summary>
public sealed record VersionsJson(string Product, string Policy, IReadOnlyDictionary<string, string> Packs, PromptVersion? Prompt, string? Model)
{
    /// <summary>The wire form.</summary>
    public static VersionsJson From(Versions versions) => new(versions.Product, versions.Policy, versions.Packs, versions.Prompt, versions.Model);
}
