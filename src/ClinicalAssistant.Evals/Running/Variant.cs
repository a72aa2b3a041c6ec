using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>One of the things that a suite compares: a prompt with a provider.</summary>
/// <param name="Prompt">The prompt, or null for the pipeline's own or the bare question.</param>
/// <param name="Provider">The provider or route that is asked.</param>
internal sealed record Variant(PromptVariant? Prompt, string Provider) : PatientWords;
