namespace ClinicalAssistant.Evals;

/// <summary>Sums metrics over rows, as a whole and by slice. Keeps no row.</summary>
internal sealed class MetricTally
{
    private readonly Dictionary<(string Metric, string? Group), Ratio> _ratios = [];
    private readonly List<(string Metric, string? Group)> _order = [];

    public void Add(string metric, string? group, double hits, double of)
    {
        if (!_ratios.TryGetValue((metric, group), out var ratio))
        {
            ratio = _ratios[(metric, group)] = new Ratio();
            _order.Add((metric, group));
        }

        ratio.Add(hits, of);
    }

    /// <summary>What a row adds: its own counts, or whether it passed.</summary>
    public void Add(ResultRow row)
    {
        if (row.Status == CaseStatus.Error)
            return;
        IEnumerable<KeyValuePair<string, CountRow>> counts = row.Counts ?? (IEnumerable<KeyValuePair<string, CountRow>>)
            [KeyValuePair.Create(PassRate, new CountRow(row.Status == CaseStatus.Passed ? 1 : 0, 1))];
        foreach (var (metric, count) in counts)
        {
            Add(metric, null, count.Hits, count.Of);
            foreach (var tag in row.Tags)
                Add(metric, tag, count.Hits, count.Of);
            if (row.Prompt is { } prompt)
                Add(metric, $"prompt {prompt}", count.Hits, count.Of);
            if (row.Asked is { } asked)
                Add(metric, $"provider {asked}", count.Hits, count.Of);
        }

        foreach (var assertion in row.Assertions ?? [])
        {
            if (assertion.Undecided is true)
                continue;
            Add(AssertionsHeld, null, assertion.Passed ? 1 : 0, 1);
            Add(AssertionsHeld, assertion.Name, assertion.Passed ? 1 : 0, 1);
        }
    }

    public double? Value(string metric, string? group = null) => _ratios.TryGetValue((metric, group), out var ratio) && ratio.Of > 0 ? ratio.Value : null;

    /// <summary>The whole first, then each metric's slices by name; a slice that is the whole is left out.</summary>
    public IReadOnlyList<MetricRow> Rows()
    {
        var places = _order.Select(key => key.Metric).Distinct().Index().ToDictionary(place => place.Item, place => place.Index, StringComparer.Ordinal);
        return
        [
            .. _order
                .Where(key => _ratios[key].Of > 0 && (key.Group is null || _ratios[key].Of < _ratios[(key.Metric, null)].Of))
                .OrderBy(key => key.Group is not null).ThenBy(key => places[key.Metric]).ThenBy(key => key.Group, StringComparer.Ordinal)
                .Select(key => Row(key.Metric, key.Group, _ratios[key])),
        ];
    }

    private static MetricRow Row(string metric, string? group, Ratio ratio)
    {
        var interval = ratio.Interval();
        return new MetricRow(metric, group, ratio.Value, interval.Low, interval.High, ratio.Hits, ratio.Of);
    }

    public const string PassRate = "pass_rate";

    /// <summary>Share of all assertions that held, by name: which kind of promise breaks.</summary>
    public const string AssertionsHeld = "assertions_held";
}
