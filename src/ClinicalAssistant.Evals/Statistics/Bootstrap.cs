namespace ClinicalAssistant.Evals;

/// <summary>Percentile bootstrap of a mean over items (B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13): 10,000 resamples from a fixed seed, so that the same data give the same interval.</summary>
internal static class Bootstrap
{
    private const int Resamples = 10_000;
    private const ulong Seed = 20261122;

    /// <summary>The 95 % interval of the mean.</summary>
    public static Interval Mean(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            return new Interval(0, 0);
        var state = Seed;
        var means = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < values.Count; j++)
                sum += values[(int)(Next(ref state) % (ulong)values.Count)];
            means[i] = sum / values.Count;
        }

        Array.Sort(means);
        return new Interval(means[(int)(0.025 * Resamples)], means[(int)(0.975 * Resamples)]);
    }

    // SplitMix64: small, and the same on every machine.
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
