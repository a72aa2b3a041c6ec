namespace ClinicalAssistant.Evals;

/// <summary>Joins the summaries of suites that ran together.</summary>
internal static class Joining
{
    public static EvalSummary Of(IReadOnlyList<EvalSummary> suites, string measured, EvalVersions versions)
    {
        if (suites.Count == 1)
            return suites[0];
        var (passed, failed) = (suites.Sum(suite => suite.Passed), suites.Sum(suite => suite.Failed));
        var whole = new Ratio();
        whole.Add(passed, passed + failed);
        var interval = Wilson.Of(passed, passed + failed);
        return new EvalSummary
        {
            Suite = string.Join('+', suites.Select(suite => suite.Suite)),
            Measured = measured,
            Finished = suites.All(suite => suite.Finished),
            Held = suites.All(suite => suite.Held),
            Reasons = [.. suites.SelectMany(suite => suite.Reasons)],
            Total = suites.Sum(suite => suite.Total),
            Passed = passed,
            Failed = failed,
            Errors = suites.Sum(suite => suite.Errors),
            Cost = suites.Aggregate((decimal?)null, (sum, suite) => suite.Cost is { } cost ? (sum ?? 0) + cost : sum),
            Metrics = new Dictionary<string, double> { [MetricTally.PassRate] = Math.Round(whole.Value, 6) },
            Rows =
            [
                new MetricRow(MetricTally.PassRate, null, whole.Value, interval.Low, interval.High, passed, passed + failed),
                .. suites.SelectMany(suite => suite.Rows.Select(row => row with { Group = row.Group is null ? suite.Suite : $"{suite.Suite}: {row.Group}" })),
            ],
            Misses = [.. suites.SelectMany(suite => suite.Misses.Select(id => $"{suite.Suite}/{id}"))],
            Suites = suites,
            Versions = versions,
        };
    }
}
