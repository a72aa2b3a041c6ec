namespace ClinicalAssistant.Evals;

/// <summary>The object of <c>summary.json</c>.</summary>
public sealed record EvalSummary
{
    /// <summary>The suite's or benchmark's name; several are joined by <c>+</c>.</summary>
    public required string Suite { get; init; }

    /// <summary>Title for readers.</summary>
    public string? Title { get; init; }

    /// <summary>What a suite's figure speaks of; absent for a benchmark.</summary>
    public SuiteKind? Kind { get; init; }

    /// <summary>What was measured: a provider's name, or the engine of a benchmark.</summary>
    public required string Measured { get; init; }

    /// <summary>When the run began; absent for a benchmark.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>False where the run was cancelled or broken off; the figures are those of the cases done.</summary>
    public bool Finished { get; init; }

    /// <summary>Whether every bar was reached, no case ended in an error, and nothing got worse than the baseline.</summary>
    public bool Held { get; init; }

    /// <summary>Why it was not held, one reason a line.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The share that had to pass; absent for a benchmark.</summary>
    public double? Bar { get; init; }

    /// <summary>The shares that the cases of a tag had to reach beside it; absent for a benchmark.</summary>
    public IReadOnlyDictionary<string, double>? Bars { get; init; }

    /// <summary>Cases there are.</summary>
    public int Total { get; init; }

    /// <summary>Cases that passed.</summary>
    public int Passed { get; init; }

    /// <summary>Cases that failed.</summary>
    public int Failed { get; init; }

    /// <summary>Cases without a verdict.</summary>
    public int Errors { get; init; }

    /// <summary>The figures by name.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>The same figures with intervals, then by slice.</summary>
    public required IReadOnlyList<MetricRow> Rows { get; init; }

    /// <summary>Cost by the site's prices, where the providers reported tokens.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The smallest drop of the pass rate that a comparison of this many cases would show, at best (5 % two-sided, 80 % power).</summary>
    public double? Detectable { get; init; }

    /// <summary>What a reader must know beside the figures, one line each: scripted replies, prompts that were not tested again, parts of a foreign configuration that were passed over.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Ids of the cases that did not pass.</summary>
    public IReadOnlyList<string> Misses { get; init; } = [];

    /// <summary>Each suite's own summary where several ran.</summary>
    public IReadOnlyList<EvalSummary>? Suites { get; init; }

    /// <summary>The comparison with the baseline, where one was given.</summary>
    public EvalComparison? Comparison { get; init; }

    /// <summary>What the figures rest on.</summary>
    public required EvalVersions Versions { get; init; }
}
