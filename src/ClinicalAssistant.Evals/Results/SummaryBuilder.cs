using System.Globalization;

namespace ClinicalAssistant.Evals;

/// <summary>Makes summaries while rows come in. For one thread at a time.</summary>
internal sealed class SummaryBuilder(string suite, int total)
{
    private const int MostMisses = 1000;

    private readonly MetricTally _tally = new();
    private readonly RepeatTally _repeats = new();
    private readonly List<(int Number, string Id)> _misses = [];

    /// <summary>Cost so far by the site's prices, or null where none was reported.</summary>
    public decimal? Cost { get; private set; }

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Errors { get; private set; }

    public void Add(ResultRow row)
    {
        switch (row.Status)
        {
            case CaseStatus.Passed: Passed++; break;
            case CaseStatus.Failed: Failed++; break;
            default: Errors++; break;
        }

        _tally.Add(row);
        _repeats.Add(row);
        Cost = row.Cost is { } cost ? (Cost ?? 0) + cost : Cost;
        if (row.Status != CaseStatus.Passed && _misses.Count < MostMisses)
            _misses.Add((row.Number, row.Sample is { } sample ? string.Create(CultureInfo.InvariantCulture, $"{row.Id}#{sample}") : row.Id));
    }

    /// <summary>A suite's summary, judged against its bars.</summary>
    public EvalSummary Suite(string title, SuiteKind kind, double bar, IReadOnlyDictionary<string, double> bars, string measured, bool finished, EvalVersions versions)
    {
        var reasons = new List<string>();
        if (!finished)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{suite}: broken off after {Passed + Failed + Errors} of {total} cases"));
        if (Errors > 0)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{suite}: {Errors} cases without a verdict"));
        AddShort(reasons, _tally.Value(MetricTally.PassRate), bar, suite);
        foreach (var (tag, share) in bars)
            AddShort(reasons, _tally.Value(MetricTally.PassRate, tag), share, $"{suite}, {tag}");
        return Summary(measured, finished, versions, []) with { Title = title, Kind = kind, Bar = bar, Bars = bars, Held = reasons.Count == 0, Reasons = reasons };
    }

    /// <summary>A benchmark's summary: it has no bar, but an item without a verdict is not held.</summary>
    public EvalSummary Benchmark(string title, string measured, bool finished, EvalVersions versions, IReadOnlyList<MetricRow> derived)
    {
        var reasons = new List<string>();
        if (!finished)
            reasons.Add($"{suite}: broken off");
        if (Errors > 0)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{suite}: {Errors} lines without a verdict"));
        return Summary(measured, finished, versions, derived) with { Title = title, Held = reasons.Count == 0, Reasons = reasons };
    }

    /// <summary>The summary of a run that was broken off, from the rows it left.</summary>
    public EvalSummary Again(EvalSummary begun) => begun is { Kind: { } kind, Bar: { } bar }
        ? Suite(begun.Title ?? "", kind, bar, begun.Bars ?? new Dictionary<string, double>(), begun.Measured, finished: false, begun.Versions)
        : Benchmark(begun.Title ?? "", begun.Measured, finished: false, begun.Versions, []);

    public double? Value(string metric) => _tally.Value(metric);

    private EvalSummary Summary(string measured, bool finished, EvalVersions versions, IReadOnlyList<MetricRow> derived)
    {
        // Samples of one case are not independent: where cases are repeated the pass rate's interval is that of clusters.
        var repeats = _repeats.Rows().ToList();
        IReadOnlyList<MetricRow> rows = [.. derived, .. repeats.Where(row => row.Group is null), .. _tally.Rows().Where(row => repeats.Count == 0 || row is not { Metric: MetricTally.PassRate, Group: null }), .. repeats.Where(row => row.Group is not null)];
        return new EvalSummary
        {
            Suite = suite,
            Measured = measured,
            Finished = finished,
            Total = finished ? Passed + Failed + Errors : total,
            Passed = Passed,
            Failed = Failed,
            Errors = Errors,
            Metrics = rows.Where(row => row.Group is null).ToDictionary(row => row.Metric, row => Math.Round(row.Value, 6), StringComparer.Ordinal),
            Rows = rows,
            Cost = Cost,
            Detectable = _repeats.CasesOfAVariant is > 0 and var cases ? Math.Round(Detectable.Drop(cases, 0), 4) : null,
            Misses = [.. _misses.OrderBy(miss => miss.Number).Select(miss => miss.Id)],
            Versions = versions,
        };
    }

    private static void AddShort(List<string> reasons, double? reached, double bar, string what)
    {
        // Shares are quotients of small whole numbers: the slack only absorbs their rounding.
        if (reached is null || reached < bar - 1e-9)
            reasons.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {reached ?? 0:P1} passed, the bar is {bar:P1}"));
    }
}
