namespace ClinicalAssistant.Evals;

/// <summary>
/// The smallest drop of a pass rate that a paired comparison of so many cases would show at 5 % two-sided with 80 % power, by the sample-size formula
/// for McNemar's test of R. J. Connor (Biometrics 1987;43:207-11): n = (z₁₋α/₂ √ψ + z₁₋β √(ψ − δ²))² / δ², where ψ is the share of cases that change at all.
/// </summary>
internal static class Detectable
{
    // The 80 % quantile of the standard normal distribution.
    private const double Power = 0.8416212335729143;

    /// <param name="cases">Cases of the suite.</param>
    /// <param name="changing">Share of the cases whose verdict changes between runs, gains and losses together; the drop itself where it is smaller.</param>
    public static double Drop(int cases, double changing)
    {
        if (cases <= 0)
            return 1;
        double low = 0, high = 1;
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            if (Cases(middle, Math.Max(changing, middle)) > cases)
                low = middle;
            else
                high = middle;
        }

        return high;
    }

    /// <summary>Cases needed to see a drop.</summary>
    public static double Cases(double drop, double changing)
    {
        var root = (Wilson.Z * Math.Sqrt(changing)) + (Power * Math.Sqrt(Math.Max(0, changing - (drop * drop))));
        return root * root / (drop * drop);
    }
}
