using System.Globalization;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>Writes one case of the report: what was asked and answered, what was asserted, how the pipeline came to it, and how it stood in the baseline.</summary>
internal static class HtmlCases
{
    public static void Write(StreamWriter page, ResultRow row, CaseDifference? difference)
    {
        var status = Words.Lower(row.Status);
        var broken = string.Join(' ', (row.Assertions ?? []).Where(assertion => !assertion.Passed).Select(assertion => assertion.Name).Distinct());
        page.Write($"<details data-status=\"{status}\" data-suite=\"{Encoded(row.Suite)}\" data-tags=\"{Encoded(string.Join('|', row.Tags))}\" data-broken=\"{Encoded(broken)}\" data-diff=\"{Difference(difference)}\" data-variant=\"{Encoded(Variant(row))}\">");
        page.Write($"<summary><span class=\"{status}\">{Shown(row.Status)}</span> <span class=\"id\">{Encoded(row.Id)}{(row.Sample is { } sample ? $" #{sample.ToString(CultureInfo.InvariantCulture)}" : "")}</span>");
        if (difference is not null)
            page.Write($"<span class=\"diff\">{Encoded($"was {Status(difference.Before)}")}</span> ");
        page.Write($"<span class=\"tags\">{Encoded(string.Join(", ", row.Tags.Prepend(Variant(row)).Prepend(row.Suite).Where(part => part.Length > 0)))}</span></summary>\n");
        if (row.Error is { } error)
            page.Write($"<p class=\"error\">{Encoded($"{error.Code}: {error.Message}")}</p>\n");
        Text(page, "Asked", row.Question);
        if (row.Assertions is { Count: > 0 } assertions)
            page.Write($"<h3>Asserted</h3><ul>{string.Concat(assertions.Select(Assertion))}</ul>\n");
        page.Write("<dl>\n");
        Pair(page, "Expected", row.Expected);
        Pair(page, "Found", row.Found);
        Pair(page, "Outcome", row.Outcome is null ? null : $"{row.Outcome}; guard: {row.Decision} ({row.Category}); task: {row.Task}");
        Pair(page, "By", row.Provider);
        Pair(page, "Took", Took(row));
        Pair(page, "Withheld", row.Withheld is null ? null : string.Join("; ", row.Withheld));
        Pair(page, "Notices", row.Notices is null ? null : string.Join(", ", row.Notices));
        page.Write("</dl>\n");
        Text(page, "Answered", row.Answer);
        if (row.Evidence is { Count: > 0 } evidence)
            page.Write($"<h3>Evidence</h3><ul>{string.Concat(evidence.Select(piece => $"<li>{Encoded(piece)}</li>"))}</ul>\n");
        if (row.Trace is { Count: > 0 } trace)
        {
            page.Write("<h3>Trace</h3><table><thead><tr><th>Stage</th><th class=\"n\">ms</th><th>Decided</th></tr></thead><tbody>");
            foreach (var step in trace)
                page.Write(string.Create(CultureInfo.InvariantCulture, $"<tr><td>{Encoded(step.Stage)}</td><td class=\"n\">{step.Milliseconds:0.0}</td><td>{Encoded(step.Detail)}</td></tr>"));
            page.Write("</tbody></table>\n");
        }

        page.Write("</details>\n");
    }

    public static string Encoded(string text) => System.Net.WebUtility.HtmlEncode(text);

    public static string Variant(ResultRow row) => string.Join(" / ", new[] { row.Prompt, row.Asked }.OfType<string>());

    private static string Assertion(AssertionRow assertion)
    {
        var state = assertion.Undecided is true ? "error" : assertion.Passed ? "passed" : "failed";
        var score = assertion.Score is { } value ? string.Create(CultureInfo.InvariantCulture, $" ({value:0.00})") : "";
        return $"<li class=\"{state}\">{Encoded(assertion.Name)}{score}{Encoded(assertion.Detail is { } detail ? $": {detail}" : "")}</li>";
    }

    private static string? Took(ResultRow row) => row.Milliseconds is { } milliseconds
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms{(row.InputTokens is { } input ? $"; {input} tokens read, {row.OutputTokens} written" : "")}{(row.Cost is { } cost ? $"; cost {cost:0.######}" : "")}")
        : null;

    private static void Text(StreamWriter page, string heading, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            page.Write($"<h3>{heading}</h3><pre>{Encoded(text)}</pre>\n");
    }

    private static void Pair(StreamWriter page, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            page.Write($"<dt>{name}</dt><dd>{Encoded(value)}</dd>\n");
    }

    private static string Difference(CaseDifference? difference) => difference switch
    {
        null => "same",
        { Before: CaseStatus.Passed, Now: CaseStatus.Failed } => "lost",
        { Before: CaseStatus.Failed, Now: CaseStatus.Passed } => "gained",
        _ => "other",
    };

    private static string Status(CaseStatus? status) => status is { } known ? Shown(known) : "absent";

    private static string Shown(CaseStatus status) => status == CaseStatus.Error ? "no verdict" : Words.Lower(status);
}
