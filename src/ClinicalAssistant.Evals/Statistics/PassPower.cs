namespace ClinicalAssistant.Evals;

/// <summary>
/// The chance that all of k independent tries of a case pass, estimated without bias from n tries of which c passed as C(c,k)/C(n,k)
/// (Yao et al., τ-bench, arXiv 2406.12045), averaged over cases.
/// </summary>
internal static class PassPower
{
    public static double Of(int passed, int tries, int k)
    {
        if (k > tries)
            throw new ArgumentOutOfRangeException(nameof(k), k, "There are fewer tries than that.");
        var share = 1d;
        for (var i = 0; i < k; i++)
            share *= (passed - i) / (double)(tries - i);
        return passed < k ? 0 : share;
    }

    /// <summary>
    /// 95 % interval of the mean over cases: resampled over cases where they differ. Of one case, Wilson's interval of its tries, raised to k; where all cases agree (all pass or none does), Wilson's of the cases,
    /// since resampling would tell of no doubt at all.
    /// </summary>
    public static Interval Interval(IReadOnlyList<(int Passed, int Tries)> cases, int k)
    {
        if (cases is [var only])
        {
            var share = Wilson.Of(only.Passed, only.Tries);
            return new Interval(Math.Pow(share.Low, k), Math.Pow(share.High, k));
        }

        var values = cases.Select(one => Of(one.Passed, one.Tries, k)).ToList();
        return values.TrueForAll(value => value == values[0]) && values[0] is 0 or 1 ? Wilson.Of(values.Count(value => value == 1), values.Count) : Bootstrap.Mean(values);
    }

    public static double Mean(IReadOnlyCollection<(int Passed, int Tries)> cases, int k) => cases.Count == 0 ? 0 : cases.Average(one => Of(one.Passed, one.Tries, k));
}
