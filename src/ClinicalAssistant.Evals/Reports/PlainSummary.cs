using System.Globalization;
using System.Text;

namespace ClinicalAssistant.Evals;

/// <summary>A summary as plain lines, for a console or a log.</summary>
public static class PlainSummary
{
    /// <summary>The verdict, the figures with intervals, by slice where asked, and the ids of what did not pass.</summary>
    public static string Of(EvalSummary summary, bool slices = true)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{summary.Suite} ({summary.Measured}): {summary.Passed} passed, {summary.Failed} failed, {summary.Errors} without a verdict{(summary.Finished ? "" : ", broken off")}");
        foreach (var row in summary.Rows.Where(row => slices || row.Group is null))
        {
            var name = row.Group is null ? row.Metric : $"  {row.Metric}, {row.Group}";
            var interval = row is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"  [{low * 100:0.0}, {high * 100:0.0}]") : "";
            var of = row is { Hits: { } hits, Of: { } total } ? string.Create(CultureInfo.InvariantCulture, $"  {hits:0.##}/{total:0.##}") : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"{name,-44}{row.Value * 100,6:0.0} %{interval}{of}");
        }

        if (summary.Cost is { } cost)
            text.AppendLine(CultureInfo.InvariantCulture, $"cost {cost:0.####}");
        if (summary.Detectable is { } drop && summary.Kind is not null)
            text.AppendLine(CultureInfo.InvariantCulture, $"a comparison of this many cases shows a drop of {drop * 100:0.0} points or more");
        if (summary.Comparison is { } comparison)
            text.AppendLine(Of(comparison).TrimEnd());
        if (summary.Misses.Count > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"did not pass: {string.Join(", ", summary.Misses.Take(100))}{(summary.Misses.Count > 100 ? " …" : "")}");
        foreach (var note in summary.Notes)
            text.AppendLine(CultureInfo.InvariantCulture, $"note: {note}");
        foreach (var reason in summary.Reasons)
            text.AppendLine(CultureInfo.InvariantCulture, $"not held: {reason}");
        return text.ToString();
    }

    /// <summary>A comparison: the counts, the difference with its interval, and each case that differs.</summary>
    public static string Of(EvalComparison comparison)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{comparison.Verdict}: {comparison.Gained} gained, {comparison.Lost} lost, {comparison.Both} passed in both, {comparison.Neither} in neither, {comparison.Unpaired} not paired");
        text.AppendLine(CultureInfo.InvariantCulture, $"difference {comparison.Difference * 100:0.0} points [{comparison.Interval.Low * 100:0.0}, {comparison.Interval.High * 100:0.0}], p {comparison.P:0.0000}{(comparison.AdjustedP is { } adjusted && comparison.Suites is not null ? string.Create(CultureInfo.InvariantCulture, $" (smallest of the suites after Holm {adjusted:0.0000})") : "")}; no worse means a loss of at most {comparison.Margin * 100:0.#} points");
        foreach (var (suite, one) in comparison.Suites ?? new Dictionary<string, EvalComparison>())
            text.AppendLine(CultureInfo.InvariantCulture, $"  {suite}: {one.Verdict}, {one.Difference * 100:0.0} points [{one.Interval.Low * 100:0.0}, {one.Interval.High * 100:0.0}], p {one.P:0.0000}, after Holm {one.AdjustedP:0.0000}");
        if (comparison.NotCompared is { } apart)
            text.AppendLine(CultureInfo.InvariantCulture, $"  not compared, as only one of the runs has them: {string.Join(", ", apart)}");
        foreach (var one in comparison.Cases)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {one.Suite}/{one.Id}: {one.Before?.ToString().ToLowerInvariant() ?? "absent"} -> {one.Now?.ToString().ToLowerInvariant() ?? "absent"}");
        return text.ToString();
    }
}
