using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>One sample of one case under one variant.</summary>
internal sealed record Trial(EvalSuite Suite, EvalCase Case, Variant Variant, int Sample, int Number) : PatientWords
{
    /// <summary>What tells its row from every other of the run.</summary>
    public TrialKey Key => new(
        Suite.Name, Case.Id,
        Suite.Prompts.Count > 1 ? Variant.Prompt?.Id : null,
        Suite.Providers.Count > 1 ? Variant.Provider : null,
        Suite.Repeats > 1 ? Sample : null);
}
