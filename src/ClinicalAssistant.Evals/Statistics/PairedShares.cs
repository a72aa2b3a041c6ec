namespace ClinicalAssistant.Evals;

/// <summary>
/// The mean of paired differences between two runs, a share a case: the sign-flip permutation test (R. A. Fisher, The Design of Experiments, 1935, section 21),
/// and the interval of <see cref="PairedDifference"/> with shares in place of passed and failed: a case that gained all and one that lost all are added, so that
/// neither one case nor equal differences give an interval without width.
/// </summary>
internal static class PairedShares
{
    // So many signs are tried in full, a million of them; beyond, as many are drawn as make a p of 0.05 sure to 0.002.
    private const int MostExact = 20;
    private const int Draws = 50_000;

    // Shares are quotients of small whole numbers: the slack only absorbs their rounding.
    private const double Slack = 1e-9;

    public static (double Difference, Interval Interval, double P) Of(IReadOnlyList<double> differences)
    {
        if (differences.Count == 0)
            return (0, new Interval(-1, 1), 1);
        var n = differences.Count + 2;
        var centre = differences.Sum() / n;
        var error = Wilson.Z * Math.Sqrt((((differences.Sum(one => one * one) + 2) / n) - (centre * centre)) / n);
        return (differences.Average(), new Interval(Math.Max(-1, centre - error), Math.Min(1, centre + error)), SignFlip(differences));
    }

    /// <summary>Two-sided p: how often random signs of the differences give a sum at least as far from zero. Exact for few cases, else from the same draws in every run.</summary>
    public static double SignFlip(IReadOnlyList<double> differences)
    {
        double[] sizes = [.. differences.Where(one => one != 0).Select(Math.Abs)];
        var bound = Math.Abs(differences.Sum()) - Slack;
        return sizes.Length <= MostExact ? Exact(sizes, bound) : Drawn(sizes, bound);
    }

    private static double Exact(double[] sizes, double bound)
    {
        // By symmetry the first sign can stay. Signs change one at a time, in the order of the Gray code.
        var signs = Enumerable.Repeat(1, sizes.Length).ToArray();
        var all = 1 << Math.Max(0, sizes.Length - 1);
        var sum = sizes.Sum();
        var far = 0;
        for (var at = 1; ; at++)
        {
            far += Math.Abs(sum) >= bound ? 1 : 0;
            if (at == all)
                return far / (double)all;
            var turned = int.TrailingZeroCount(at) + 1;
            signs[turned] = -signs[turned];
            sum += 2 * signs[turned] * sizes[turned];
        }
    }

    private static double Drawn(double[] sizes, double bound)
    {
        var random = new RandomBits();
        var far = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            double sum = 0;
            ulong bits = 0;
            for (var at = 0; at < sizes.Length; at++, bits >>= 1)
            {
                if (at % 64 == 0)
                    bits = random.Next();
                sum += (bits & 1) == 0 ? sizes[at] : -sizes[at];
            }

            far += Math.Abs(sum) >= bound ? 1 : 0;
        }

        return (far + 1d) / (Draws + 1);
    }
}
