using System.Text;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>Plain text as a card can show it. Clients render the detail as Markdown with raw HTML, so nothing of a text may act as either.</summary>
internal static class CardText
{
    /// <summary>The longest summary that the protocol allows is one under 140.</summary>
    private const int LongestSummary = 139;

    private const string Special = "\\`*_{}[]()#+!|~$";

    /// <summary>One line for the summary, cut at a word where it is too long.</summary>
    public static string Summary(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= LongestSummary)
            return line;
        var cut = line.LastIndexOf(' ', LongestSummary - 2);
        return line[..(cut > LongestSummary / 2 ? cut : LongestSummary - 2)].TrimEnd(',', ';', ' ') + " …";
    }

    /// <summary>The text as one paragraph of Markdown that shows it letter by letter.</summary>
    public static string Plain(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        var first = true;
        foreach (var c in text)
        {
            switch (c)
            {
                case '&':
                    safe.Append("&amp;");
                    break;
                case '<':
                    safe.Append("&lt;");
                    break;
                case '>':
                    safe.Append("&gt;");
                    break;
                case '\r':
                    break;
                case '\n' or '\t':
                    safe.Append(' ');
                    break;
                case ':' or '@':
                    // No address in a text becomes a link by itself.
                    safe.Append(c).Append('\u2060');
                    break;
                default:
                    if (Special.Contains(c, StringComparison.Ordinal) || (first && c is '-' or '='))
                        safe.Append('\\');
                    if (!char.IsControl(c))
                        safe.Append(c);
                    break;
            }

            first = false;
        }

        return safe.ToString();
    }
}
