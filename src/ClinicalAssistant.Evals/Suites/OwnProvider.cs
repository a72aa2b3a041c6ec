using ClinicalAssistant.Models;

namespace ClinicalAssistant.Evals;

/// <summary>A provider that a suite brings with it.</summary>
/// <param name="Options">Its settings.</param>
/// <param name="Temperature">Temperature of its answers, or null for its own.</param>
/// <param name="MaxTokens">Upper bound on their tokens, or null.</param>
internal sealed record OwnProvider(ProviderOptions Options, float? Temperature, int? MaxTokens);
