using System.Globalization;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>The evidence as footnotes: a chat client shows nothing but text, and a number without its source could not be checked.</summary>
internal static class Footnotes
{
    public static string Of(Answer answer)
    {
        var cited = answer.Evidence.Where(evidence => answer.Text.Contains($"[{evidence.Id}]", StringComparison.Ordinal)).ToList();
        if (cited.Count == 0)
            return "";
        var text = new StringBuilder("\n\n**Evidence**\n");
        foreach (var evidence in cited)
        {
            text.Append('[').Append(evidence.Id).Append("] ").Append(evidence.Text);
            if (evidence.Source is { } source)
                text.Append(CultureInfo.InvariantCulture, $" ({source.Title}. {source.Publisher}{(source.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $" {year}") : "")}{(source.Url is { } url ? $", {url}" : "")})");
            else if (evidence.Origin == Origin.Estimated)
                text.Append(" (estimate)");
            text.Append('\n');
        }

        return text.ToString().TrimEnd();
    }
}
