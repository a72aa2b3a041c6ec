using System.Globalization;
using System.Text;

namespace ClinicalAssistant.Evals;

/// <summary>Several models over several benchmarks as one Markdown table, with what others published below.</summary>
internal static class ModelTable
{
    public static string Of(IReadOnlyList<(string Provider, string Benchmark, EvalSummary Summary)> runs, PublishedFigures published)
    {
        var benchmarks = runs.Select(run => run.Benchmark).Distinct().ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| model | {string.Join(" | ", benchmarks)} | cost |\n|---|{string.Concat(benchmarks.Select(_ => "---:|"))}---:|\n");
        foreach (var provider in runs.GroupBy(run => run.Provider))
        {
            var cost = provider.Select(run => run.Summary.Cost).Aggregate((decimal?)null, (sum, one) => one is null ? sum : (sum ?? 0) + one);
            text.Append(CultureInfo.InvariantCulture, $"| {provider.First().Summary.Measured} | {string.Join(" | ", benchmarks.Select(name => Cell(provider.FirstOrDefault(run => run.Benchmark == name).Summary)))} | {(cost is { } sum ? sum.ToString("0.####", CultureInfo.InvariantCulture) : "")} |\n");
        }

        text.Append("\nPublished by others, measured elsewhere under other conditions:\n\n| model | benchmark | figure | source |\n|---|---|---:|---|\n");
        foreach (var figure in benchmarks.SelectMany(published.Of))
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Model} | {figure.Benchmark} | {figure.Value * 100:0.0} %{(figure.Conditions is null ? "" : $" ({figure.Conditions})")} | [{figure.Source.Publisher} {figure.Source.Year}]({figure.Source.Url}) |\n");
        return text.ToString();
    }

    private static string Cell(EvalSummary? summary) => summary?.Rows.FirstOrDefault(row => row is { Group: null, Metric: "accuracy" or "score" }) is { } row
        ? string.Create(CultureInfo.InvariantCulture, $"{row.Value * 100:0.0} % [{row.Low * 100:0.0}, {row.High * 100:0.0}] of {row.Of:0}{(summary.Errors > 0 ? $", {summary.Errors} without a verdict" : "")}")
        : "";
}
