using System.Globalization;
using System.Text;

namespace ClinicalAssistant.Knowledge;

/// <summary>Reads Markdown and plain text: headings, paragraphs, and what stands between the marks at the top of a Markdown file (title, publisher, date, url).</summary>
internal static class PlainDocument
{
    public static DocumentText Read(string path, string name)
    {
        var file = SourceFile.Read(path);
        var lines = Encoding.UTF8.GetString(file.Bytes).Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var said = FrontMatter(lines);
        var markdown = !name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
        var (headings, blocks, paragraph, title) = (new Headings(), new List<DocumentBlock>(), new List<string>(), said.GetValueOrDefault("title"));
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            var underlined = i + 1 < lines.Count && line.Length > 0 && lines[i + 1].Trim() is { Length: > 2 } next && (next.All(c => c == '=') || next.All(c => c == '-'));
            var level = markdown && line.StartsWith('#') ? line.TakeWhile(c => c == '#').Count() : underlined ? (lines[i + 1].Trim()[0] == '=' ? 1 : 2) : Headings.LevelOf(line);
            if (level > 0)
            {
                Close();
                var heading = line.Trim('#', ' ');
                if (heading.Length > 0)
                {
                    title ??= heading;
                    headings.Enter(level, heading);
                }

                i += underlined ? 1 : 0;
            }
            else if (line.Length == 0)
            {
                Close();
            }
            else
            {
                paragraph.Add(line);
            }
        }

        Close();
        return new DocumentText(title ?? Path.GetFileNameWithoutExtension(name), blocks)
        {
            Publisher = said.GetValueOrDefault("publisher"),
            Url = said.GetValueOrDefault("url"),
            Year = said.GetValueOrDefault("date") is { Length: >= 4 } date && int.TryParse(date[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
        };

        void Close()
        {
            if (paragraph.Count > 0)
                blocks.Add(new DocumentBlock(headings.Path, null, string.Join('\n', paragraph)));
            paragraph.Clear();
        }
    }

    private static Dictionary<string, string> FrontMatter(List<string> lines)
    {
        var said = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var end = lines.Count > 2 && lines[0].Trim() == "---" ? lines.FindIndex(1, line => line.Trim() == "---") : -1;
        if (end < 0)
            return said;
        foreach (var parts in lines.GetRange(1, end - 1).Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2))
            said[parts[0].Trim()] = parts[1].Trim().Trim('"', '\'');
        lines.RemoveRange(0, end + 1);
        return said;
    }
}
