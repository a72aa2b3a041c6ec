namespace ClinicalAssistant.Evals;

/// <summary>Agreement of two raters on yes and no beyond chance (J. Cohen, Educ Psychol Meas 1960;20:37-46), with the interval of its large-sample error.</summary>
internal static class Kappa
{
    /// <param name="bothYes">Both said yes.</param>
    /// <param name="onlyFirst">Only the first said yes.</param>
    /// <param name="onlySecond">Only the second said yes.</param>
    /// <param name="bothNo">Both said no.</param>
    public static (double Value, Interval Interval) Of(int bothYes, int onlyFirst, int onlySecond, int bothNo)
    {
        double n = bothYes + onlyFirst + onlySecond + bothNo;
        if (n == 0)
            return (0, new Interval(-1, 1));
        var observed = (bothYes + bothNo) / n;
        var chance = (((bothYes + onlyFirst) / n) * ((bothYes + onlySecond) / n)) + (((bothNo + onlySecond) / n) * ((bothNo + onlyFirst) / n));
        if (chance >= 1)
            return (1, new Interval(-1, 1));
        var kappa = (observed - chance) / (1 - chance);
        var error = Wilson.Z * Math.Sqrt(observed * (1 - observed) / n) / (1 - chance);
        return (kappa, new Interval(Math.Max(-1, kappa - error), Math.Min(1, kappa + error)));
    }
}
