namespace ClinicalAssistant.Evals;

/// <summary>A suite, read and checked as a whole before anything runs.</summary>
internal sealed record EvalSuite
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Owner { get; init; }

    public required string Version { get; init; }

    public required SuiteKind Kind { get; init; }

    /// <summary>Share of the cases with a verdict that must pass.</summary>
    public required double Bar { get; init; }

    /// <summary>Shares that the cases of a tag must reach beside the suite's own.</summary>
    public required IReadOnlyDictionary<string, double> Bars { get; init; }

    public required IReadOnlyList<EvalCase> Cases { get; init; }
}
