namespace ClinicalAssistant.Evals;

/// <summary>Resampling with replacement (B. Efron, Ann Stat 1979;7:1-26), the same draws in every run.</summary>
internal static class Bootstrap
{
    private const int Draws = 2000;

    /// <summary>A statistic over so many resamples of <paramref name="count"/> items, in the order drawn.</summary>
    public static double[] Resample(int count, int resamples, Func<int[], double> statistic)
    {
        var state = 0x9E3779B97F4A7C15UL;
        var draw = new int[count];
        var values = new double[resamples];
        for (var at = 0; at < resamples; at++)
        {
            for (var i = 0; i < count; i++)
                draw[i] = (int)(Next(ref state) % (ulong)count);
            values[at] = statistic(draw);
        }

        return values;
    }

    /// <summary>95 % percentile interval of the mean.</summary>
    public static Interval Mean(IReadOnlyList<double> values) => values.Count == 0
        ? new Interval(0, 1)
        : Middle(Resample(values.Count, Draws, draw => draw.Average(at => values[at])));

    /// <summary>95 % percentile interval of the mean of paired differences, and its two-sided p: twice the smaller share of resamples on one side of zero.</summary>
    public static (Interval Interval, double P) Paired(IReadOnlyList<double> differences)
    {
        if (differences.Count == 0)
            return (new Interval(-1, 1), 1);
        var means = Resample(differences.Count, Draws, draw => draw.Average(at => differences[at]));
        var (below, above) = (means.Count(mean => mean <= 0), means.Count(mean => mean >= 0));
        return (Middle(means), Math.Min(1, 2 * (Math.Min(below, above) + 1d) / (Draws + 1)));
    }

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

    // SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
