using ClinicalAssistant.Models;

namespace ClinicalAssistant.Evals;

/// <summary>A provider that a suite brings with it, or one of the settings that it asks in its own way.</summary>
/// <param name="Options">Its settings; null for one of the settings.</param>
/// <param name="Temperature">Temperature of its answers, or null for its own.</param>
/// <param name="MaxTokens">Upper bound on their tokens, or null.</param>
internal sealed record OwnProvider(ProviderOptions? Options, float? Temperature, int? MaxTokens)
{
    /// <summary>The provider of the settings that is asked, where the suite brings none.</summary>
    public string? Configured { get; init; }
}
