namespace ClinicalAssistant.Evals;

/// <summary>
/// The difference between two runs over the same cases: exact McNemar test over the discordant pairs, and the adjusted Wald interval of
/// Bonett and Price (J Educ Behav Stat 2012;37:479-88) for the difference of the two shares.
/// </summary>
internal static class PairedDifference
{
    public static (double Difference, Interval Interval, double P) Of(int both, int onlyFirst, int onlySecond, int neither)
    {
        var n = both + onlyFirst + onlySecond + neither;
        if (n == 0)
            return (0, new Interval(-1, 1), 1);
        var gained = (onlySecond + 1d) / (n + 2);
        var lost = (onlyFirst + 1d) / (n + 2);
        var error = Wilson.Z * Math.Sqrt((gained + lost - ((gained - lost) * (gained - lost))) / (n + 2));
        var interval = new Interval(Math.Max(-1, gained - lost - error), Math.Min(1, gained - lost + error));
        return ((onlySecond - onlyFirst) / (double)n, interval, McNemar(onlyFirst, onlySecond));
    }

    /// <summary>Two-sided exact p: twice the smaller tail of a fair binomial over the discordant pairs.</summary>
    public static double McNemar(int onlyFirst, int onlySecond)
    {
        var n = onlyFirst + onlySecond;
        var logTotal = n * Math.Log(2);
        var tail = 0d;
        var logChoose = 0d;
        for (var k = 0; k <= Math.Min(onlyFirst, onlySecond); k++)
        {
            if (k > 0)
                logChoose += Math.Log(n - k + 1d) - Math.Log(k);
            tail += Math.Exp(logChoose - logTotal);
        }

        return Math.Min(1, 2 * tail);
    }
}
