using System.Globalization;
using System.Net;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>Writes a document as one HTML page without scripts and without anything fetched; every word of it is encoded.</summary>
public static class DocumentHtml
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}h1{font-size:1.5rem}h2{font-size:1.1rem;margin:1.4rem 0 .3rem;border-bottom:1px solid #ccc}"
        + "ul{margin:.2rem 0;padding-left:1.2rem}.state{background:#fff4d6;border-left:4px solid #c98a00;padding:.5rem .8rem}.final{background:#e6f4ea;border-color:#2e7d32}.doubt{background:#fde8e8}.none{color:#666}"
        + "a.s{font-size:.75rem;text-decoration:none;vertical-align:super}.sources{font-size:.85rem;color:#333}@media print{.sources{page-break-before:always}}";

    /// <summary>The whole page.</summary>
    public static string Of(ClinicalDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Encoded(document.Title)}</title><style>{Style}</style></head><body>");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Encoded(document.Title)}</h1><p class=\"state{(document.Status == DocumentStatus.Final ? " final" : "")}\">{Encoded(DocumentWords.State(document))}</p>");
        foreach (var section in document.Sections)
        {
            page.Append(CultureInfo.InvariantCulture, $"<section id=\"{Encoded(section.Id)}\"><h2>{Encoded(section.Title)}</h2>");
            if (section.Sentences.Count == 0)
                page.Append("<p class=\"none\">Not stated</p>");
            else
                page.Append("<ul>").AppendJoin("", section.Sentences.Select(Line)).Append("</ul>");
            page.Append("</section>");
        }

        List(page, DocumentWords.Omitted, document.Omissions.Select(omission => Encoded($"{omission.Kind}: {omission.Text}") + Links([omission.Source])));
        List(page, DocumentWords.Codes, document.Codes.Select(code => Encoded($"{code.Code} {code.Condition}, for \u201c{code.Words}\u201d") + Links([code.Source])));
        page.Append("<div class=\"sources\">");
        List(page, DocumentWords.Sources, document.Sources.Select(source => $"<span id=\"s{Encoded(source.Id)}\">[{Encoded(source.Id)}]</span> {Encoded(source.Text)}"));
        return page.Append("</div></body></html>\n").ToString();
    }

    private static string Line(DocumentSentence sentence) =>
        $"<li{(sentence.Doubts.Count > 0 ? " class=\"doubt\"" : "")}>{Encoded(sentence.Text)}{Links(sentence.Sources)}{Encoded(DocumentWords.Mark(sentence))}</li>";

    private static string Links(IEnumerable<string> ids) => string.Concat(ids.Select(id => $" <a class=\"s\" href=\"#s{Encoded(id)}\">[{Encoded(id)}]</a>"));

    private static void List(StringBuilder page, string heading, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count > 0)
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Encoded(heading)}</h2><ul>").AppendJoin("", all.Select(item => $"<li>{item}</li>")).Append("</ul>");
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
