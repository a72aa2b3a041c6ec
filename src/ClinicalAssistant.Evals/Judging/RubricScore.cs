namespace ClinicalAssistant.Evals;

/// <summary>
/// The arithmetic of HealthBench (Arora et al. 2025 and the reference program simple-evals): points of what is met over all positive points, not clipped
/// for one example; the mean over examples is clipped to 0..1, and so is each bootstrap mean, whose standard deviation is reported.
/// </summary>
internal static class RubricScore
{
    /// <summary>The score of one example, or null where no item has positive points.</summary>
    public static double? Of(IEnumerable<(double Points, bool Met)> items)
    {
        double possible = 0, achieved = 0;
        foreach (var (points, met) in items)
        {
            possible += Math.Max(0, points);
            achieved += met ? points : 0;
        }

        return possible > 0 ? achieved / possible : null;
    }

    /// <summary>The mean over examples, clipped.</summary>
    public static double Mean(IReadOnlyCollection<double> scores) => Math.Clamp(scores.Average(), 0, 1);

    /// <summary>Standard deviation of the clipped means of 1,000 resamples.</summary>
    public static double BootstrapDeviation(IReadOnlyList<double> scores)
    {
        var means = Bootstrap.Resample(scores.Count, 1000, draw => Math.Clamp(draw.Average(at => scores[at]), 0, 1));
        var centre = means.Average();
        return Math.Sqrt(means.Average(mean => (mean - centre) * (mean - centre)));
    }
}
