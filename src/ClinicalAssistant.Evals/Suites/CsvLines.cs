using System.Globalization;
using System.Text;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Reads comma-separated values (RFC 4180): a header, then a record a line; a field in quotes may hold commas, quotes and line breaks.</summary>
internal static class CsvLines
{
    /// <summary>Each record with the line it begins at; cells by the header's names.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<KeyValuePair<string, string>> Cells)> Read(TextReader reader, string shown)
    {
        var line = 1;
        if (Record(reader, shown, ref line) is not { } header)
            yield break;
        var names = header.Select((name, index) => (index == 0 ? name.TrimStart('\uFEFF') : name).Trim()).ToList();
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1 && group.Key is not "__expected") is { } twice)
            throw new WrongInputException($"{shown} line 1: column '{twice.Key}' stands twice. Keep one.");
        while (true)
        {
            var begins = line;
            if (Record(reader, shown, ref line) is not { } cells)
                yield break;
            if (cells is [""])
                continue;
            if (cells.Count != names.Count)
                throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{shown} line {begins}: {cells.Count} fields, the header has {names.Count}. Put a field that holds a comma in quotes."));
            yield return (begins, [.. names.Zip(cells, KeyValuePair.Create)]);
        }
    }

    private static List<string>? Record(TextReader reader, string shown, ref int line)
    {
        if (reader.Peek() < 0)
            return null;
        var began = line;
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        while (true)
        {
            var next = reader.Read();
            if (next < 0)
            {
                if (quoted)
                    throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{shown} line {began}: a quote is not closed. Write a quote within quotes twice."));
                cells.Add(cell.ToString());
                return cells;
            }

            var c = (char)next;
            if (c == '\n')
                line++;
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (reader.Peek() == '"')
                    cell.Append((char)reader.Read());
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n')
            {
                cells.Add(cell.ToString());
                return cells;
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }
    }
}
