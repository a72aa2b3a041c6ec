namespace ClinicalAssistant.Evals;

/// <summary>The versions that a run's figures rest on.</summary>
/// <param name="Product">Version of this program.</param>
/// <param name="Policy">Version of the guard's policy; absent where a model is asked without the pipeline.</param>
/// <param name="Packs">Version of each knowledge pack.</param>
/// <param name="Prompts">Hash of each prompt.</param>
/// <param name="Suites">Version of each suite that ran.</param>
public sealed record EvalVersions(string Product, string? Policy, IReadOnlyDictionary<string, string> Packs, IReadOnlyDictionary<string, string> Prompts, IReadOnlyDictionary<string, string> Suites);
