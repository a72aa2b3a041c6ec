namespace ClinicalAssistant.Evals;

/// <summary>What must hold of an answer.</summary>
/// <param name="Name">Its name in the suite.</param>
/// <param name="Judge">Judges an answer. Asks a model only where the assertion is model-graded.</param>
internal sealed record Assertion(string Name, Func<CaseRun, CancellationToken, ValueTask<AssertionVerdict>> Judge)
{
    /// <summary>Whether it speaks of a failed outcome.</summary>
    public bool ExpectsFailure { get; init; }

    /// <summary>Its weight in the case's score; 0 for a figure that decides nothing.</summary>
    public double Weight { get; init; } = 1;

    public static Assertion Of(string name, Func<CaseRun, AssertionVerdict> check) => new(name, (run, _) => new ValueTask<AssertionVerdict>(check(run)));

    /// <summary>The opposite. What has no verdict stays so.</summary>
    public Assertion Negated(string name) => this with
    {
        Name = name,
        Judge = async (run, cancellationToken) =>
        {
            var verdict = await Judge(run, cancellationToken).ConfigureAwait(false);
            return verdict.Undecided ? verdict : verdict.Passed ? new AssertionVerdict(false, "holds and should not") : AssertionVerdict.Held;
        },
    };
}
