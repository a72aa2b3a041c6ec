namespace ClinicalAssistant.Evals;

/// <summary>
/// A share summed over items. Where every item counts once the interval is Wilson's. Where an item holds many units (characters of a note)
/// units of one item are not independent, and the interval is that of a ratio of sums over items (Cochran, Sampling Techniques, 3rd ed., 6.3).
/// </summary>
internal sealed class Ratio
{
    private double _hitsSquared;
    private double _product;
    private double _ofSquared;
    private bool _weighted;

    public double Hits { get; private set; }

    public double Of { get; private set; }

    public int Items { get; private set; }

    public double Value => Of > 0 ? Hits / Of : 0;

    public void Add(double hits, double of)
    {
        if (of <= 0)
            return;
        Hits += hits;
        Of += of;
        Items++;
        _hitsSquared += hits * hits;
        _product += hits * of;
        _ofSquared += of * of;
        _weighted |= of is not 1 || hits is not (0 or 1);
    }

    public Interval Interval()
    {
        if (!_weighted)
            return Wilson.Of(Hits, Of);
        var value = Value;
        // At the ends, and for one item, the items' spread says nothing: each item then counts as one observation.
        if (Items < 2 || value is 0 or 1)
            return Wilson.Of(value * Items, Items);
        var squares = Math.Max(0, _hitsSquared - (2 * value * _product) + (value * value * _ofSquared));
        var error = Wilson.Z * Math.Sqrt((double)Items / (Items - 1) * squares) / Of;
        return new Interval(Math.Max(0, value - error), Math.Min(1, value + error));
    }
}
