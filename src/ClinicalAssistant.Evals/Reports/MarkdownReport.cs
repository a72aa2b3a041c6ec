using System.Globalization;
using System.Text;

namespace ClinicalAssistant.Evals;

/// <summary>Writes <c>report.md</c>: the verdict and the figures for a pull request. Holds ids and no words of a case.</summary>
internal static class MarkdownReport
{
    private const int MostMisses = 25;

    public static void Write(ResultFolder folder, EvalSummary summary) => File.WriteAllText(folder.Markdown, Of(summary));

    public static string Of(EvalSummary summary)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### Evals: {(summary.Held ? "hold" : "do not hold")}: {summary.Suite}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Measured on `{summary.Measured}`: {summary.Passed} passed, {summary.Failed} failed, {summary.Errors} without a verdict{(summary.Finished ? "" : ", broken off")}.\n\n");
        foreach (var reason in summary.Reasons)
            text.Append(CultureInfo.InvariantCulture, $"- not held: {Cell(reason)}\n");
        foreach (var note in summary.Notes)
            text.Append(CultureInfo.InvariantCulture, $"- {Cell(note)}\n");
        text.Append("\n| suite | kind | passed | 95 % interval | bar |\n|---|---|---:|---:|---:|\n");
        foreach (var suite in summary.Suites ?? [summary])
        {
            var rate = suite.Rows.FirstOrDefault(row => row is { Metric: MetricTally.PassRate, Group: null }) ?? (suite.Rows.Count > 0 ? suite.Rows[0] : null);
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(suite.Suite)} | {suite.Kind?.ToString().ToLowerInvariant() ?? "benchmark"} | {suite.Passed}/{suite.Passed + suite.Failed} | {(rate is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"{low * 100:0.0} to {high * 100:0.0} %") : "")} | {(suite.Bar is { } bar ? string.Create(CultureInfo.InvariantCulture, $"{bar * 100:0} %") : "")} |\n");
        }

        if (summary.Comparison is { } comparison)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**Against the baseline: {comparison.Verdict}** (within {comparison.Margin * 100:0.#} points). Difference {comparison.Difference * 100:0.0} points [{comparison.Interval.Low * 100:0.0}, {comparison.Interval.High * 100:0.0}], p {comparison.P:0.0000}; {comparison.Gained} gained, {comparison.Lost} lost.\n");
            if (comparison.NotCompared is { } apart)
                text.Append(CultureInfo.InvariantCulture, $"- not compared, as only one of the runs has them: {Cell(string.Join(", ", apart))}\n");
            foreach (var one in comparison.Cases.Take(MostMisses))
                text.Append(CultureInfo.InvariantCulture, $"- {Cell($"{one.Suite}/{one.Id}")}: {one.Before?.ToString().ToLowerInvariant() ?? "absent"} → {one.Now?.ToString().ToLowerInvariant() ?? "absent"}\n");
        }

        if (summary.Misses.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{summary.Misses.Count} did not pass</summary>\n\n{string.Join(", ", summary.Misses.Take(MostMisses * 4).Select(Cell))}{(summary.Misses.Count > MostMisses * 4 ? " …" : "")}\n\n</details>\n");
        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
