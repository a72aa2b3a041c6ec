using System.Globalization;
using Fhir.Metrics;

namespace ClinicalAssistant.Knowledge;

/// <summary>The whole of UCUM. It takes most of a second to load, so that the usual units stand in a table of their own.</summary>
internal static class UcumSystem
{
    private const int Significant = 12;

    private static readonly Lazy<SystemOfUnits> System = new(UCUM.Load);

    /// <summary>The factor from one unit to the other, to 12 significant digits; null where they are unknown or do not measure the same.</summary>
    public static decimal? Factor(string from, string to)
    {
        if (Canonical(from) is not var (value, metric) || Canonical(to) is not var (size, other) || metric != other || size == 0)
            return null;
        var factor = value / size;
        return double.IsNormal(factor) && Math.Abs(factor) is > 1e-15 and < 1e15
            ? decimal.Parse(factor.ToString("E" + (Significant - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;
    }

    private static (double Value, string Metric)? Canonical(string unit)
    {
        try
        {
            var canonical = System.Value.Canonical(System.Value.Quantity("1.0000000000000", unit));
            return ((double)canonical.Value.Significand * Math.Pow(10, canonical.Value.Exponent), canonical.Metric.ToString());
        }
        catch (Exception)
        {
            // The library answers an unknown unit with exceptions of several kinds; all of them mean "no such unit".
            return null;
        }
    }
}
