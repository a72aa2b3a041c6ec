using System.Globalization;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>A share with Wilson's 95 % interval.</summary>
internal readonly record struct Interval(int Count, int Of)
{
    private const double Z = 1.959964;

    public override string ToString()
    {
        if (Of == 0)
            return "-";
        double n = Of, p = Count / n, square = Z * Z / n;
        var centre = (p + (square / 2)) / (1 + square);
        var half = Z / (1 + square) * Math.Sqrt((p * (1 - p) / n) + (square / (4 * n)));
        return string.Create(CultureInfo.InvariantCulture, $"{100 * p,5:0.0} % [{100 * Math.Max(0, centre - half):0.0}–{100 * Math.Min(1, centre + half):0.0}]");
    }
}
