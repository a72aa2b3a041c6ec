using System.Globalization;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Many runs in the order they began: each suite's pass rate with its interval, and the change from the run before.</summary>
internal static class TrendReport
{
    /// <summary>The runs of folders, or of the folders within them.</summary>
    /// <exception cref="WrongInputException">A folder holds no run.</exception>
    public static IReadOnlyList<TrendRow> Read(IReadOnlyList<string> folders)
    {
        var rows = new List<TrendRow>();
        foreach (var folder in folders)
        {
            var runs = File.Exists(Path.Combine(folder, ResultFolder.SummaryFile)) ? [folder]
                : Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(inner => File.Exists(Path.Combine(inner, ResultFolder.SummaryFile))).Order(StringComparer.Ordinal).ToList()
                : [];
            if (runs.Count == 0)
                throw new WrongInputException($"{folder}: holds no run. Name folders that 'eval run' or 'eval benchmark' made, or the folder that holds them.");
            foreach (var run in runs)
            {
                var summary = new ResultFolder(run).ReadSummary();
                var began = summary.Began ?? new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(run, ResultFolder.SummaryFile)), TimeSpan.Zero);
                rows.AddRange((summary.Suites ?? [summary]).Select(suite => Row(Path.GetFileName(Path.GetFullPath(run)), began, suite)));
            }
        }

        return [.. rows.OrderBy(row => row.Suite, StringComparer.Ordinal).ThenBy(row => row.Began)];
    }

    public static string Plain(IReadOnlyList<TrendRow> rows)
    {
        var text = new StringBuilder();
        foreach (var suite in rows.GroupBy(row => row.Suite, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{suite.Key}\n");
            TrendRow? before = null;
            foreach (var row in suite)
            {
                var change = before is null ? "" : string.Create(CultureInfo.InvariantCulture, $"  {(row.Value - before.Value) * 100:+0.0;-0.0;0.0} points");
                text.Append(CultureInfo.InvariantCulture, $"  {row.Began:yyyy-MM-dd HH:mm}  {row.Run,-36} {row.Metric} {row.Value * 100,6:0.0} %{(row is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $" [{low * 100:0.0}, {high * 100:0.0}]") : "")}  {row.Measured}{(row.Held ? "" : "  not held")}{change}\n");
                before = row;
            }
        }

        return text.ToString();
    }

    /// <summary>One page with a line for each suite.</summary>
    public static string Html(IReadOnlyList<TrendRow> rows)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>Eval trends</title><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}svg{width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:currentColor}polyline{fill:none;stroke:#4a7dc9;stroke-width:2}line{stroke:currentColor;opacity:.35}circle{fill:#4a7dc9}table{border-collapse:collapse}td,th{padding:.2rem .7rem;text-align:left;border-bottom:1px solid #8885}</style></head><body><h1>Eval trends</h1>\n");
        foreach (var suite in rows.GroupBy(row => row.Suite, StringComparer.Ordinal))
        {
            var runs = suite.ToList();
            page.Append(CultureInfo.InvariantCulture, $"<h2>{HtmlCases.Encoded(suite.Key)}</h2>\n<svg viewBox=\"0 0 640 140\" role=\"img\" aria-label=\"Share by run\"><line x1=\"40\" y1=\"10\" x2=\"630\" y2=\"10\"/><line x1=\"40\" y1=\"110\" x2=\"630\" y2=\"110\"/><text x=\"0\" y=\"14\">100 %</text><text x=\"0\" y=\"114\">0 %</text>");
            double X(int at) => runs.Count == 1 ? 335 : 50 + (570d * at / (runs.Count - 1));
            static double Y(double share) => 110 - (100 * Math.Clamp(share, 0, 1));
            page.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', runs.Select((run, at) => string.Create(CultureInfo.InvariantCulture, $"{X(at):0.#},{Y(run.Value):0.#}")))}\"/>");
            for (var at = 0; at < runs.Count; at++)
            {
                if (runs[at] is { Low: { } low, High: { } high })
                    page.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(at):0.#}\" x2=\"{X(at):0.#}\" y1=\"{Y(low):0.#}\" y2=\"{Y(high):0.#}\"/>");
                page.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(at):0.#}\" cy=\"{Y(runs[at].Value):0.#}\" r=\"4\"><title>{HtmlCases.Encoded(runs[at].Run)}: {runs[at].Value * 100:0.0} %</title></circle>");
            }

            page.Append("</svg>\n<table><thead><tr><th>Began</th><th>Run</th><th>Measured</th><th>Share</th><th>95 % interval</th><th>Held</th></tr></thead><tbody>");
            foreach (var run in runs)
                page.Append(CultureInfo.InvariantCulture, $"<tr><td>{run.Began:yyyy-MM-dd HH:mm}</td><td>{HtmlCases.Encoded(run.Run)}</td><td>{HtmlCases.Encoded(run.Measured)}</td><td>{run.Value * 100:0.0} %</td><td>{(run is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"{low * 100:0.0} to {high * 100:0.0} %") : "")}</td><td>{(run.Held ? "yes" : "no")}</td></tr>");
            page.Append("</tbody></table>\n");
        }

        return page.Append("</body></html>\n").ToString();
    }

    private static TrendRow Row(string run, DateTimeOffset began, EvalSummary suite)
    {
        var figure = suite.Rows.FirstOrDefault(row => row is { Metric: MetricTally.PassRate, Group: null }) ?? suite.Rows.FirstOrDefault(row => row.Group is null);
        return new TrendRow(suite.Suite, run, began, suite.Measured, figure?.Metric ?? MetricTally.PassRate, figure?.Value ?? 0, figure?.Low, figure?.High, suite.Held);
    }
}
