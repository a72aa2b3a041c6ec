namespace ClinicalAssistant.Evals;

/// <summary>How far a run is.</summary>
/// <param name="Done">Cases done.</param>
/// <param name="Total">Cases there are; 0 where that is not known beforehand.</param>
/// <param name="Failed">Cases that failed.</param>
/// <param name="Errors">Cases without a verdict.</param>
public sealed record EvalProgress(int Done, int Total, int Failed, int Errors)
{
    /// <summary>Time left at the pace so far, or null where that cannot be told.</summary>
    public TimeSpan? Left { get; init; }

    /// <summary>Cost so far by the site's prices, or null where there are none.</summary>
    public decimal? Cost { get; init; }
}
