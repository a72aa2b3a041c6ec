using System.Text;

namespace ClinicalAssistant.Orchestration.Tasks;

/// <summary>Writes the reference answers: headings, list items, citations. Each line is whole, so that the output guard can check it.</summary>
internal static class Markdown
{
    public static string Heading(string text) => $"**{text}**\n";

    public static string Item(string text, params IEnumerable<string?> cited)
    {
        var line = new StringBuilder("- ").Append(text.Trim().TrimEnd('.'));
        var marks = cited.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var id in marks)
            line.Append(" [").Append(id).Append(']');
        return line.Append(".\n").ToString();
    }

    public static string Line(string text, params IEnumerable<string?> cited) => Item(text, cited)[2..];
}
