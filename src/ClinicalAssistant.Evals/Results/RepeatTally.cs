using System.Globalization;

namespace ClinicalAssistant.Evals;

/// <summary>Counts the samples of repeated cases: how often all of them pass, and which cases pass only sometimes.</summary>
internal sealed class RepeatTally
{
    private readonly Dictionary<TrialKey, (int Passed, int Tries)> _cases = [];

    private readonly Dictionary<(string? Prompt, string? Asked), int> _sizes = [];

    /// <summary>Distinct cases with a verdict: those of the variant that has the fewest.</summary>
    public int CasesOfAVariant => _sizes.Count == 0 ? 0 : _sizes.Values.Min();

    public void Add(ResultRow row)
    {
        if (row.Status == CaseStatus.Error)
            return;
        var seen = false;
        if (row.Sample is not null)
        {
            var key = TrialKey.Of(row).Whole;
            seen = _cases.TryGetValue(key, out var one);
            _cases[key] = (one.Passed + (row.Status == CaseStatus.Passed ? 1 : 0), one.Tries + 1);
        }

        if (!seen)
            _sizes[(row.Prompt, row.Asked)] = _sizes.GetValueOrDefault((row.Prompt, row.Asked)) + 1;
    }

    /// <summary>The figures over all variants, then by variant: <c>pass_rate</c> with cases as clusters, <c>pass^k</c>, <c>flaky</c>.</summary>
    public IEnumerable<MetricRow> Rows()
    {
        if (_cases.Count == 0)
            yield break;
        foreach (var row in Rows(null, [.. _cases.Values]))
            yield return row;
        var variants = _cases.GroupBy(one => (one.Key.Prompt, one.Key.Asked)).ToList();
        foreach (var variant in variants.Count > 1 ? variants : [])
        {
            foreach (var row in Rows(string.Join(", ", new[] { variant.Key.Prompt, variant.Key.Asked }.OfType<string>()), [.. variant.Select(one => one.Value)]))
                yield return row;
        }
    }

    private static IEnumerable<MetricRow> Rows(string? group, IReadOnlyList<(int Passed, int Tries)> cases)
    {
        if (group is null)
        {
            var rate = new Ratio();
            foreach (var (passed, tries) in cases)
                rate.Add(passed, tries);
            var interval = rate.Interval();
            yield return new MetricRow(MetricTally.PassRate, null, rate.Value, interval.Low, interval.High, rate.Hits, rate.Of);
        }

        var least = cases.Min(one => one.Tries);
        foreach (var k in new[] { 2, 3, 5, 8, least }.Where(k => k > 1 && k <= least).Distinct().Order())
        {
            var interval = PassPower.Interval(cases, k);
            yield return new MetricRow(string.Create(CultureInfo.InvariantCulture, $"pass^{k}"), group, PassPower.Mean(cases, k), interval.Low, interval.High, null, cases.Count);
        }

        var flaky = cases.Count(one => one.Passed > 0 && one.Passed < one.Tries);
        var share = Wilson.Of(flaky, cases.Count);
        yield return new MetricRow("flaky", group, flaky / (double)cases.Count, share.Low, share.High, flaky, cases.Count);
    }
}
