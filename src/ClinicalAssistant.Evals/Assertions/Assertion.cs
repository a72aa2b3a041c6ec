namespace ClinicalAssistant.Evals;

/// <summary>What must hold of an answer.</summary>
/// <param name="Name">Its name in the suite.</param>
/// <param name="Check">Judges an answer. Deterministic; asks no model.</param>
internal sealed record Assertion(string Name, Func<CaseRun, AssertionVerdict> Check)
{
    /// <summary>Whether it speaks of a failed outcome.</summary>
    public bool ExpectsFailure { get; init; }
}
