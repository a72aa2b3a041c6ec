namespace ClinicalAssistant.Evals;

/// <summary>Adjusts p values of several comparisons made at once (S. Holm, Scand J Stat 1979;6:65-70).</summary>
internal static class Holm
{
    /// <summary>The adjusted values in the order given.</summary>
    public static double[] Adjust(IReadOnlyList<double> values)
    {
        var adjusted = new double[values.Count];
        var floor = 0d;
        foreach (var (place, at) in Enumerable.Range(0, values.Count).OrderBy(at => values[at]).Index().Select(pair => (pair.Index, pair.Item)))
        {
            floor = Math.Max(floor, Math.Min(1, (values.Count - place) * values[at]));
            adjusted[at] = floor;
        }

        return adjusted;
    }
}
