using System.Globalization;
using System.Text;

namespace ClinicalAssistant.Evals;

/// <summary>Writes <c>report.html</c>: one file that needs nothing else, row by row, so that a large run needs little memory.</summary>
internal static class HtmlReport
{
    private const string Template = "ClinicalAssistant.Evals.Reports.report.html";

    public static void Write(ResultFolder folder, EvalSummary summary, OrderedRows rows)
    {
        var template = ReadTemplate();
        var (summaryAt, casesAt, optionsAt) = (Place(template, "{{summary}}"), Place(template, "{{cases}}"), Place(template, "{{options}}"));
        using var page = new StreamWriter(folder.Report, append: false, new UTF8Encoding(false), 1 << 16);
        page.Write(template[..summaryAt].Replace("{{title}}", HtmlCases.Encoded($"Eval {summary.Suite}"), StringComparison.Ordinal));
        WriteSummary(page, summary, rows);
        page.Write(template[(summaryAt + "{{summary}}".Length)..optionsAt]);
        WriteOptions(page, summary);
        page.Write(template[(optionsAt + "{{options}}".Length)..casesAt]);
        var differences = (summary.Comparison?.Cases ?? []).ToDictionary(one => (one.Suite, one.Id));
        foreach (var suite in summary.Suites ?? [summary])
        {
            foreach (var row in rows.Of(suite.Suite))
                HtmlCases.Write(page, row, differences.GetValueOrDefault((row.Suite, string.Join(" / ", new[] { row.Id, row.Prompt, row.Asked }.OfType<string>()))));
        }

        page.Write(template[(casesAt + "{{cases}}".Length)..]);
    }

    private static void WriteSummary(StreamWriter page, EvalSummary summary, OrderedRows rows)
    {
        page.Write($"<h1>{HtmlCases.Encoded(summary.Suite)}</h1>\n<p>{HtmlCases.Encoded(summary.Title ?? "")}</p>\n");
        page.Write($"<p class=\"verdict {(summary.Held ? "passed" : "failed")}\">{(summary.Held ? summary.Suites is null && summary.Bar is null ? "Measured" : "Holds" : "Does not hold")}: {Number(summary.Passed)} passed, {Number(summary.Failed)} failed, {Number(summary.Errors)} without a verdict{(summary.Finished ? "" : ", broken off")}</p>\n");
        if (summary.Reasons.Count > 0)
            page.Write($"<ul>{string.Concat(summary.Reasons.Select(reason => $"<li>{HtmlCases.Encoded(reason)}</li>"))}</ul>\n");
        if (summary.Notes.Count > 0)
            page.Write($"<ul class=\"notes\">{string.Concat(summary.Notes.Select(note => $"<li>{HtmlCases.Encoded(note)}</li>"))}</ul>\n");
        page.Write("<dl>\n");
        Pair(page, "Measured", summary.Measured);
        Pair(page, "Kind", summary.Kind is { } kind ? KindOf(kind) : null);
        Pair(page, "Bar", summary.Bar is { } bar ? Percent(bar) : null);
        Pair(page, "Cost", summary.Cost is { } cost ? cost.ToString("0.####", CultureInfo.InvariantCulture) : null);
        Pair(page, "Shows a drop of", summary.Detectable is { } drop && summary.Kind is not null ? Percent(drop) + " or more" : null);
        Pair(page, "Product", summary.Versions.Product);
        Pair(page, "Policy", summary.Versions.Policy);
        Pair(page, "Packs", string.Join(", ", summary.Versions.Packs.Select(pack => $"{pack.Key} {pack.Value}")));
        Pair(page, "Prompts", string.Join(", ", summary.Versions.Prompts.Select(prompt => $"{prompt.Key} {prompt.Value[..Math.Min(12, prompt.Value.Length)]}")));
        page.Write("</dl>\n");
        if (summary.Comparison is { } comparison)
            WriteComparison(page, comparison);
        IReadOnlyList<EvalSummary> suites = summary.Suites ?? [summary];
        page.Write($"<h2>How the cases ended</h2>\n{Charts.Outcomes(suites)}\n");
        var latencies = Charts.Latencies([.. suites.SelectMany(suite => rows.Milliseconds(suite.Suite))]);
        if (latencies.Length > 0)
            page.Write($"<h2>How long they took</h2>\n{latencies}\n");
        page.Write("<h2>Figures</h2>\n<table><thead><tr><th>Figure</th><th>Slice</th><th class=\"n\">Value</th><th class=\"n\">95 % interval</th><th class=\"n\">Of</th><th>0 to 100 %</th></tr></thead><tbody>\n");
        foreach (var row in summary.Rows)
            WriteFigure(page, row);
        page.Write("</tbody></table>\n");
    }

    private static void WriteFigure(StreamWriter page, MetricRow row)
    {
        var interval = row is { Low: { } low, High: { } high } ? $"{Percent(low)} to {Percent(high)}" : "";
        var of = row is { Of: { } total } ? row.Hits is { } hits ? string.Create(CultureInfo.InvariantCulture, $"{hits:0.##} of {total:0.##}") : string.Create(CultureInfo.InvariantCulture, $"{total:0.##}") : "";
        var whisker = row is { Low: { } from, High: { } to } ? string.Create(CultureInfo.InvariantCulture, $"<b style=\"left:{Math.Clamp(from, 0, 1) * 100:0.#}%;width:{(Math.Clamp(to, 0, 1) - Math.Clamp(from, 0, 1)) * 100:0.#}%\"></b>") : "";
        page.Write($"<tr><td>{HtmlCases.Encoded(row.Metric)}</td><td>{HtmlCases.Encoded(row.Group ?? "")}</td><td class=\"n\">{Percent(row.Value)}</td><td class=\"n\">{interval}</td><td class=\"n\">{of}</td>"
            + string.Create(CultureInfo.InvariantCulture, $"<td><div class=\"bar\"><i style=\"width:{Math.Clamp(row.Value, 0, 1) * 100:0.#}%\"></i>{whisker}</div></td></tr>\n"));
    }

    private static void WriteComparison(StreamWriter page, EvalComparison comparison)
    {
        page.Write(string.Create(CultureInfo.InvariantCulture,
            $"<h2>Against the baseline: {HtmlCases.Encoded(comparison.Verdict)}</h2>\n<p>{comparison.Gained} gained, {comparison.Lost} lost, {comparison.Both} passed in both, {comparison.Neither} in neither, {comparison.Unpaired} not paired. Difference {comparison.Difference * 100:0.#} points (95 % interval {comparison.Interval.Low * 100:0.#} to {comparison.Interval.High * 100:0.#}), p {comparison.P:0.###}; no worse means a loss of at most {comparison.Margin * 100:0.#} points.</p>\n"));
        if (comparison.NotCompared is { } apart)
            page.Write($"<p>Not compared, as only one of the runs has them: {HtmlCases.Encoded(string.Join(", ", apart))}.</p>\n");
        if (comparison.Suites is { } suites)
        {
            page.Write("<table><thead><tr><th>Suite</th><th>Verdict</th><th class=\"n\">Difference</th><th class=\"n\">95 % interval</th><th class=\"n\">p</th><th class=\"n\">p, Holm</th></tr></thead><tbody>\n");
            foreach (var (suite, one) in suites)
                page.Write(string.Create(CultureInfo.InvariantCulture, $"<tr><td>{HtmlCases.Encoded(suite)}</td><td>{HtmlCases.Encoded(one.Verdict)}</td><td class=\"n\">{one.Difference * 100:0.0}</td><td class=\"n\">{one.Interval.Low * 100:0.0} to {one.Interval.High * 100:0.0}</td><td class=\"n\">{one.P:0.0000}</td><td class=\"n\">{one.AdjustedP:0.0000}</td></tr>\n"));
            page.Write("</tbody></table>\n");
        }
    }

    private static void WriteOptions(StreamWriter page, EvalSummary summary)
    {
        static string Options(IEnumerable<string> values) => string.Concat(values.Select(value => $"<option>{HtmlCases.Encoded(value)}</option>"));
        if (summary.Suites is { } suites)
            page.Write($"<label>suite <select id=\"suite\"><option value=\"\">all</option>{Options(suites.Select(suite => suite.Suite))}</select></label>\n");
        var tags = (summary.Suites ?? [summary]).SelectMany(suite => suite.Rows).Where(row => row.Metric == MetricTally.PassRate && row.Group is not null).Select(row => row.Group!).Distinct().Order(StringComparer.Ordinal).ToList();
        if (tags.Count > 0)
            page.Write($"<label>tag <select id=\"tag\"><option value=\"\">all</option>{Options(tags)}</select></label>\n");
        var assertions = (summary.Suites ?? [summary]).SelectMany(suite => suite.Rows).Where(row => row.Metric == MetricTally.AssertionsHeld && row.Group is not null && row.Value < 1).Select(row => row.Group!).Distinct().Order(StringComparer.Ordinal).ToList();
        if (assertions.Count > 0)
            page.Write($"<label>broken <select id=\"broken\"><option value=\"\">any</option>{Options(assertions)}</select></label>\n");
        if (summary.Comparison is not null)
            page.Write("<label>against the baseline <select id=\"diff\"><option value=\"\">all</option><option value=\"lost\">lost</option><option value=\"gained\">gained</option><option value=\"other\">other changes</option></select></label>\n");
    }

    private static string KindOf(SuiteKind kind) => kind switch
    {
        SuiteKind.Engine => "engine: the deterministic engines and guards; no figure of a model's quality",
        SuiteKind.Prompt => "prompt: the prompts; a figure of a model's quality only where a real model was asked",
        _ => "guard: the guards under a scripted model or attack; no figure of a model's quality",
    };

    private static void Pair(StreamWriter page, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            page.Write($"<dt>{name}</dt><dd>{HtmlCases.Encoded(value)}</dd>\n");
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Place(string template, string mark) => template.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? at : throw new InvalidOperationException($"The report's template lacks {mark}.");

    private static string ReadTemplate()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(Template) ?? throw new InvalidOperationException($"The resource {Template} is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
