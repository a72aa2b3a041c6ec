namespace ClinicalAssistant.Evals;

/// <summary>Two runs over the same cases, paired by suite, id, prompt and provider. Cases without a verdict on either side are left out of the counts.</summary>
public sealed record EvalComparison
{
    /// <summary>Passed in both.</summary>
    public required int Both { get; init; }

    /// <summary>Passed before, failed now.</summary>
    public required int Lost { get; init; }

    /// <summary>Failed before, passed now.</summary>
    public required int Gained { get; init; }

    /// <summary>Failed in both.</summary>
    public required int Neither { get; init; }

    /// <summary>Cases that only one of the runs has, or that one of them has no verdict for.</summary>
    public required int Unpaired { get; init; }

    /// <summary>Cases with a verdict in both.</summary>
    internal int Pairs => Both + Lost + Gained + Neither;

    /// <summary>Share passed now less share passed before, over the pairs.</summary>
    public required double Difference { get; init; }

    /// <summary>95 % interval of the difference: Bonett and Price, over the cases' shares where cases were repeated.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Two-sided exact McNemar p, or that of the sign-flip permutation test over cases where cases were repeated.</summary>
    public required double P { get; init; }

    /// <summary>The same p after Holm's correction over the suites compared at once.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>The loss that still counts as no worse.</summary>
    public double Margin { get; init; }

    /// <summary>Each suite's own comparison, where there are several.</summary>
    public IReadOnlyDictionary<string, EvalComparison>? Suites { get; init; }

    /// <summary>Suites that only one of the runs has: nothing is said of them.</summary>
    public IReadOnlyList<string>? NotCompared { get; init; }

    /// <summary><c>worse</c>, <c>better</c>, <c>no worse</c> (within the margin) or <c>cannot tell</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The cases whose status differs.</summary>
    public required IReadOnlyList<CaseDifference> Cases { get; init; }
}
