namespace ClinicalAssistant.Evals;

/// <summary>Wilson's score interval for a share (E. B. Wilson, J Am Stat Assoc 1927;22:209-12), without continuity correction.</summary>
internal static class Wilson
{
    // The 97.5 % quantile of the standard normal distribution.
    public const double Z = 1.959963984540054;

    public static Interval Of(double hits, double of)
    {
        if (of <= 0)
            return new Interval(0, 1);
        var share = hits / of;
        var centre = share + (Z * Z / (2 * of));
        var spread = Z * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4 * of * of)));
        var scale = 1 + (Z * Z / of);
        return new Interval(hits <= 0 ? 0 : Math.Max(0, (centre - spread) / scale), hits >= of ? 1 : Math.Min(1, (centre + spread) / scale));
    }
}
