using System.Globalization;
using System.Net;
using System.Text;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Writes <c>report.html</c>: one file that needs nothing else, row by row, so that a large run needs little memory.</summary>
internal static class HtmlReport
{
    private const string Template = "ClinicalAssistant.Evals.Reports.report.html";

    public static void Write(ResultFolder folder, EvalSummary summary)
    {
        var template = ReadTemplate();
        var (summaryAt, casesAt) = (template.IndexOf("{{summary}}", StringComparison.Ordinal), template.IndexOf("{{cases}}", StringComparison.Ordinal));
        using var page = new StreamWriter(folder.Report, append: false, new UTF8Encoding(false));
        page.Write(template[..summaryAt].Replace("{{title}}", Encoded($"Eval {summary.Suite}"), StringComparison.Ordinal));
        WriteSummary(page, summary);
        page.Write(template[(summaryAt + "{{summary}}".Length)..casesAt]);
        foreach (var suite in summary.Suites ?? [summary])
        {
            foreach (var row in ResultFolder.Read(folder.Results).Where(row => row.Suite == suite.Suite).OrderBy(row => row.Number))
                WriteCase(page, row);
        }

        page.Write(template[(casesAt + "{{cases}}".Length)..]);
    }

    private static void WriteSummary(StreamWriter page, EvalSummary summary)
    {
        page.Write($"<h1>{Encoded(summary.Suite)}</h1>\n<p>{Encoded(summary.Title ?? "")}</p>\n");
        page.Write($"<p class=\"verdict {(summary.Held ? "passed" : "failed")}\">{(summary.Held ? summary.Suites is null && summary.Bar is null ? "Measured" : "Holds" : "Does not hold")}: {summary.Passed.ToString(CultureInfo.InvariantCulture)} passed, {summary.Failed.ToString(CultureInfo.InvariantCulture)} failed, {summary.Errors.ToString(CultureInfo.InvariantCulture)} without a verdict</p>\n");
        if (summary.Reasons.Count > 0)
            page.Write($"<ul>{string.Concat(summary.Reasons.Select(reason => $"<li>{Encoded(reason)}</li>"))}</ul>\n");
        page.Write("<dl>\n");
        Pair(page, "Measured", summary.Measured);
        Pair(page, "Kind", summary.Kind is { } kind ? Words.Lower(kind) : null);
        Pair(page, "Bar", summary.Bar is { } bar ? Percent(bar) : null);
        Pair(page, "Product", summary.Versions.Product);
        Pair(page, "Policy", summary.Versions.Policy);
        Pair(page, "Packs", string.Join(", ", summary.Versions.Packs.Select(pack => $"{pack.Key} {pack.Value}")));
        Pair(page, "Prompts", string.Join(", ", summary.Versions.Prompts.Select(prompt => $"{prompt.Key} {prompt.Value[..Math.Min(12, prompt.Value.Length)]}")));
        page.Write("</dl>\n");
        if (summary.Comparison is { } comparison)
            WriteComparison(page, comparison);
        page.Write("<h2>Figures</h2>\n<table><thead><tr><th>Figure</th><th>Slice</th><th class=\"n\">Value</th><th class=\"n\">95 % interval</th><th class=\"n\">Of</th><th>0 to 100 %</th></tr></thead><tbody>\n");
        foreach (var row in summary.Rows)
            WriteFigure(page, row);
        page.Write("</tbody></table>\n");
    }

    private static void WriteFigure(StreamWriter page, MetricRow row)
    {
        var interval = row is { Low: { } low, High: { } high } ? $"{Percent(low)} to {Percent(high)}" : "";
        var of = row is { Hits: { } hits, Of: { } total } ? string.Create(CultureInfo.InvariantCulture, $"{hits:0.##} of {total:0.##}") : "";
        var whisker = row is { Low: { } from, High: { } to } ? string.Create(CultureInfo.InvariantCulture, $"<b style=\"left:{from * 100:0.#}%;width:{(to - from) * 100:0.#}%\"></b>") : "";
        page.Write($"<tr><td>{Encoded(row.Metric)}</td><td>{Encoded(row.Group ?? "")}</td><td class=\"n\">{Percent(row.Value)}</td><td class=\"n\">{interval}</td><td class=\"n\">{of}</td>"
            + string.Create(CultureInfo.InvariantCulture, $"<td><div class=\"bar\"><i style=\"width:{Math.Clamp(row.Value, 0, 1) * 100:0.#}%\"></i>{whisker}</div></td></tr>\n"));
    }

    private static void WriteComparison(StreamWriter page, EvalComparison comparison)
    {
        page.Write(string.Create(CultureInfo.InvariantCulture,
            $"<h2>Against the baseline: {Encoded(comparison.Verdict)}</h2>\n<p>{comparison.Gained} gained, {comparison.Lost} lost, {comparison.Both} passed in both, {comparison.Neither} in neither, {comparison.Unpaired} not paired. Difference {comparison.Difference * 100:0.#} points (95 % interval {comparison.Interval.Low * 100:0.#} to {comparison.Interval.High * 100:0.#}), exact McNemar p {comparison.P:0.###}.</p>\n"));
        page.Write($"<ul>{string.Concat(comparison.Cases.Take(200).Select(one => $"<li>{Encoded($"{one.Suite}/{one.Id}: {Status(one.Before)} before, {Status(one.Now)} now")}</li>"))}</ul>\n");
    }

    private static void WriteCase(StreamWriter page, ResultRow row)
    {
        var status = Words.Lower(row.Status);
        page.Write($"<details data-status=\"{status}\"><summary><span class=\"{status}\">{status}</span> <span class=\"id\">{Encoded(row.Id)}</span><span class=\"tags\">{Encoded(string.Join(", ", row.Tags.Prepend(row.Suite)))}</span></summary>\n");
        if (row.Error is { } error)
            page.Write($"<p class=\"error\">{Encoded($"{error.Code}: {error.Message}")}</p>\n");
        if (row.Question is { } question)
            page.Write($"<pre>{Encoded(question)}</pre>\n");
        page.Write("<dl>\n");
        Pair(page, "Expected", row.Expected);
        Pair(page, "Found", row.Found);
        Pair(page, "Outcome", row.Outcome is null ? null : $"{row.Outcome}; guard: {row.Decision} ({row.Category}); task: {row.Task}; by {row.Provider}");
        page.Write("</dl>\n");
        if (row.Assertions is { Count: > 0 } assertions)
            page.Write($"<ul>{string.Concat(assertions.Select(assertion => $"<li class=\"{(assertion.Passed ? "passed" : "failed")}\">{Encoded(assertion.Name)}{Encoded(assertion.Detail is { } detail ? $": {detail}" : "")}</li>"))}</ul>\n");
        if (row.Answer is { } answer)
            page.Write($"<pre>{Encoded(answer)}</pre>\n");
        page.Write("</details>\n");
    }

    private static void Pair(StreamWriter page, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            page.Write($"<dt>{name}</dt><dd>{Encoded(value)}</dd>\n");
    }

    private static string Status(CaseStatus? status) => status is { } known ? Words.Lower(known) : "absent";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string ReadTemplate()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(Template) ?? throw new InvalidOperationException($"The resource {Template} is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
