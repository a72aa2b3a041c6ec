namespace ClinicalAssistant.Evals;

/// <summary>Means over groups of a share within each: one frequent group does not decide the figure.</summary>
internal sealed class MacroShares
{
    private readonly SortedDictionary<string, SortedDictionary<string, (int Hits, int Of)>> _metrics = new(StringComparer.Ordinal);

    public void Add(string group, params (string Metric, bool Hit)[] counts)
    {
        foreach (var (metric, hit) in counts)
        {
            if (!_metrics.TryGetValue(metric, out var groups))
                _metrics[metric] = groups = new SortedDictionary<string, (int, int)>(StringComparer.Ordinal);
            var (hits, of) = groups.GetValueOrDefault(group);
            groups[group] = (hits + (hit ? 1 : 0), of + 1);
        }
    }

    public IEnumerable<MetricRow> Rows() => _metrics.Select(metric =>
        new MetricRow(metric.Key, null, metric.Value.Values.Average(share => (double)share.Hits / share.Of), null, null, null, metric.Value.Count));
}
