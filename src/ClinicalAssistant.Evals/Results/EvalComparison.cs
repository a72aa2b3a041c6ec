namespace ClinicalAssistant.Evals;

/// <summary>Two runs over the same cases, paired by suite and id. Cases without a verdict on either side are left out of the counts.</summary>
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

    /// <summary>Share passed now less share passed before, over the pairs.</summary>
    public required double Difference { get; init; }

    /// <summary>95 % interval of the difference (Bonett and Price).</summary>
    public required Interval Interval { get; init; }

    /// <summary>Two-sided exact McNemar p.</summary>
    public required double P { get; init; }

    /// <summary><c>worse</c>, <c>better</c>, <c>no worse</c> (within five points) or <c>cannot tell</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>The cases whose status differs.</summary>
    public required IReadOnlyList<CaseDifference> Cases { get; init; }
}
