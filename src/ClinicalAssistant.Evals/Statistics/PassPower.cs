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

    public static double Mean(IReadOnlyCollection<(int Passed, int Tries)> cases, int k) => cases.Count == 0 ? 0 : cases.Average(one => Of(one.Passed, one.Tries, k));
}
