using System.Globalization;
using System.Net;
using System.Text;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Reads the words of HTML with the headings above them. Nothing in it is executed or fetched: scripts, styles, comments and attributes are passed over; of the head the title and
/// the author, date and canonical address are kept.
/// </summary>
internal static class HtmlDocument
{
    private static readonly string[] PassedOver = ["script", "style", "noscript", "template", "svg", "nav", "iframe", "object", "head"];
    private static readonly string[] Breaking = ["p", "div", "li", "ul", "ol", "br", "tr", "table", "section", "article", "td", "th", "dd", "dt", "blockquote", "pre", "main", "header", "footer", "hr"];

    public static DocumentText Read(string path, string name)
    {
        var html = Encoding.UTF8.GetString(SourceFile.Read(path).Bytes);
        var title = Element(html, "title");
        var blocks = Blocks(html, ref title);
        return new DocumentText(title is { Length: > 0 } ? title : Path.GetFileNameWithoutExtension(name), blocks)
        {
            Publisher = Meta(html, "author") ?? Meta(html, "og:site_name"),
            Url = Canonical(html),
            Year = (Meta(html, "date") ?? Meta(html, "dcterms.modified")) is { Length: >= 4 } date && int.TryParse(date[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
        };
    }

    /// <summary>Words of a piece of HTML, its headings among them.</summary>
    public static string Words(string html)
    {
        string? title = null;
        return string.Join('\n', Blocks(html, ref title).Select(block => block.Text));
    }

    private static List<DocumentBlock> Blocks(string html, ref string? title)
    {
        var (headings, blocks, text) = (new Headings(), new List<DocumentBlock>(), new StringBuilder());
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            text.Append(html, at, (open < 0 ? html.Length : open) - at);
            if (open < 0)
                break;
            if (html.AsSpan(open).StartsWith("<!--"))
            {
                at = After(html, "-->", open);
                continue;
            }

            var close = html.IndexOf('>', open);
            // A lone mark ("< 5 mg") is text.
            if (close < 0 || open + 1 >= html.Length || !(char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!' or '?'))
            {
                text.Append('<');
                at = open + 1;
                continue;
            }

            var tag = TagName(html, open);
            at = close + 1;
            if (PassedOver.Contains(tag))
            {
                at = After(html, $"</{tag}", at) is var end && html.IndexOf('>', Math.Min(end, html.Length - 1)) is >= 0 and var past ? past + 1 : html.Length;
            }
            else if (tag.Length == 2 && tag[0] == 'h' && tag[1] is >= '1' and <= '6')
            {
                Close(blocks, headings, text);
                var end = html.IndexOf($"</{tag}", at, StringComparison.OrdinalIgnoreCase);
                var heading = Tidy(WithoutTags(html[at..(end < 0 ? at : end)]));
                if (heading.Length > 0)
                {
                    title ??= heading;
                    headings.Enter(tag[1] - '0', heading);
                }

                at = end < 0 ? at : end;
            }
            else if (Breaking.Contains(tag) || Breaking.Contains(tag.TrimStart('/')))
            {
                Close(blocks, headings, text);
            }
        }

        Close(blocks, headings, text);
        return blocks;
    }

    private static void Close(List<DocumentBlock> blocks, Headings headings, StringBuilder text)
    {
        var words = Tidy(text.ToString());
        text.Clear();
        if (words.Length > 0)
            blocks.Add(new DocumentBlock(headings.Path, null, words));
    }

    private static string TagName(string html, int open)
    {
        var end = open + 1;
        while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || html[end] == '/'))
            end++;
        return html[(open + 1)..end].ToLowerInvariant();
    }

    private static int After(string html, string mark, int from) => html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at + mark.Length : html.Length;

    private static string WithoutTags(string html)
    {
        var words = new StringBuilder();
        var inside = false;
        foreach (var c in html)
        {
            inside = c == '<' || (inside && c != '>');
            if (!inside && c != '>')
                words.Append(c);
        }

        return words.ToString();
    }

    private static string Tidy(string text) => string.Join(' ', WebUtility.HtmlDecode(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Element(string html, string name)
    {
        var open = html.IndexOf($"<{name}", StringComparison.OrdinalIgnoreCase);
        var start = open < 0 ? -1 : html.IndexOf('>', open);
        var end = start < 0 ? -1 : html.IndexOf($"</{name}", start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : Tidy(WithoutTags(html[(start + 1)..end]));
    }

    private static string? Meta(string html, string name) => Attribute(html, "<meta", $"\"{name}\"", "content");

    private static string? Canonical(string html) => Attribute(html, "<link", "\"canonical\"", "href") is { } url && url.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? url : null;

    private static string? Attribute(string html, string tag, string marked, string attribute)
    {
        for (var at = html.IndexOf(tag, StringComparison.OrdinalIgnoreCase); at >= 0; at = html.IndexOf(tag, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = html.IndexOf('>', at);
            if (end < 0)
                return null;
            var inside = html[at..end];
            var value = inside.IndexOf($"{attribute}=\"", StringComparison.OrdinalIgnoreCase);
            if (inside.Contains(marked, StringComparison.OrdinalIgnoreCase) && value >= 0 && inside.IndexOf('"', value + attribute.Length + 2) is > 0 and var quote)
                return Tidy(inside[(value + attribute.Length + 2)..quote]);
        }

        return null;
    }
}
