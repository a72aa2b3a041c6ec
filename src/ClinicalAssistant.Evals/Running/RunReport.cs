namespace ClinicalAssistant.Evals;

/// <summary>The summary of a run while its rows come in. For one thread at a time.</summary>
internal sealed class RunReport(RunPlan plan, RunRequest request, EvalVersions versions, DateTimeOffset began)
{
    private readonly Dictionary<string, SummaryBuilder> _builders = plan.Suites.ToDictionary(suite => suite.Name, suite => new SummaryBuilder(suite.Name, plan.TotalOf(suite)), StringComparer.Ordinal);

    private readonly RowNotes _rows = new();

    public EvalVersions Versions => versions;

    /// <summary>When the run was begun, also where it was gone on with later.</summary>
    public DateTimeOffset Began { get; set; } = began;

    /// <summary>What a reader must know beside the figures and what the rows say.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Why the run does not hold, beside what its suites say.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>The prompts that a real model answered on.</summary>
    public RetestTally Retested { get; } = new();

    public int Passed => _builders.Values.Sum(one => one.Passed);

    public int Failed => _builders.Values.Sum(one => one.Failed);

    public int Errors => _builders.Values.Sum(one => one.Errors);

    public decimal? Cost => _builders.Values.Select(one => one.Cost).Aggregate((decimal?)null, (sum, cost) => cost is null ? sum : (sum ?? 0) + cost);

    public void Add(ResultRow row)
    {
        _builders.GetValueOrDefault(row.Suite)?.Add(row);
        Retested.Add(row);
        _rows.Add(row);
    }

    public EvalSummary Summary(bool finished)
    {
        var summary = Joining.Of(
            [.. plan.Suites.Select(suite => _builders[suite.Name].Suite(suite.Title, suite.Kind, suite.Bar, suite.Bars, Measured(suite), finished, versions))],
            request.Provider ?? string.Join(", ", plan.Providers), versions);
        return summary with { Began = Began, Notes = [.. summary.Notes, .. Notes.Concat(_rows.All).Distinct()], Reasons = [.. summary.Reasons, .. Reasons], Held = summary.Held && Reasons.Count == 0 };
    }

    private static string Measured(EvalSuite suite) => suite.Mode == SuiteMode.Render ? "rendered prompts" : suite.Mode == SuiteMode.Search ? "search" : suite.Providers.Count > 0 ? string.Join(", ", suite.Providers) : EvalVerbs.ReferenceGeneratorName;
}
