namespace ClinicalAssistant.Evals;

/// <summary>Resampling with replacement (B. Efron, Ann Stat 1979;7:1-26), the same draws in every run.</summary>
internal static class Bootstrap
{
    private const int Draws = 2000;

    /// <summary>A statistic over so many resamples of <paramref name="count"/> items, in the order drawn.</summary>
    public static double[] Resample(int count, int resamples, Func<int[], double> statistic)
    {
        var random = new RandomBits();
        var draw = new int[count];
        var values = new double[resamples];
        for (var at = 0; at < resamples; at++)
        {
            for (var i = 0; i < count; i++)
                draw[i] = (int)(random.Next() % (ulong)count);
            values[at] = statistic(draw);
        }

        return values;
    }

    /// <summary>95 % percentile interval of the mean.</summary>
    public static Interval Mean(IReadOnlyList<double> values) => values.Count == 0
        ? new Interval(0, 1)
        : Middle(Resample(values.Count, Draws, draw => draw.Average(at => values[at])));

    private static Interval Middle(double[] values)
    {
        Array.Sort(values);
        return new Interval(Quantile(values, 0.025), Quantile(values, 0.975));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var at = (int)place;
        return at + 1 < sorted.Length ? sorted[at] + ((place - at) * (sorted[at + 1] - sorted[at])) : sorted[at];
    }
}
