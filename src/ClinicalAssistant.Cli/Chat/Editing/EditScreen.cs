using System.Globalization;
using System.Text;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat.Editing;

/// <summary>Shows the line that is being edited. Long text is wrapped here, not by the terminal, so that the cursor's row is always known.</summary>
internal sealed class EditScreen(TextWriter output, Func<int> width, Func<int> height)
{
    private const string ClearBelow = "\u001b[J";
    private int _cursorRow;

    /// <summary>Begins on a fresh line.</summary>
    public void Begin() => _cursorRow = 0;

    /// <summary>Draws prompt and text with the cursor where it stands.</summary>
    public void Show(string prompt, string text, int cursor)
    {
        var (rows, row, column) = Layout(prompt, text, cursor, Math.Max(10, width() - 1));
        var seen = Math.Max(1, height() - 1);
        // Of more rows than the screen has, those around the cursor.
        var first = Math.Clamp(row - seen + 1, 0, Math.Max(0, rows.Count - seen));
        var last = Math.Min(rows.Count, first + seen) - 1;
        var frame = new StringBuilder();
        Up(frame, _cursorRow);
        frame.Append('\r').Append(ClearBelow).AppendJoin("\r\n", rows.GetRange(first, last - first + 1));
        Up(frame, last - row);
        frame.Append('\r');
        if (column > 0)
            frame.Append(CultureInfo.InvariantCulture, $"\u001b[{column}C");
        output.Write(frame);
        output.Flush();
        _cursorRow = row - first;
    }

    /// <summary>Leaves the text as it stands and goes below it.</summary>
    public void End(string prompt, string text)
    {
        Show(prompt, text, text.Length);
        output.Write("\r\n");
        output.Flush();
    }

    private static void Up(StringBuilder frame, int rows)
    {
        if (rows > 0)
            frame.Append(CultureInfo.InvariantCulture, $"\u001b[{rows}A");
    }

    private static (List<string> Rows, int Row, int Column) Layout(string prompt, string text, int cursor, int width)
    {
        var rows = new List<string>();
        var line = new StringBuilder(prompt);
        var cells = prompt.GetCellWidth();
        var (row, column) = (0, cells);
        for (var i = 0; i < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, i);
            var element = text.Substring(i, length);
            var wide = element == "\n" ? 0 : element.GetCellWidth();
            if (cells + wide > width)
                Break();
            if (i == cursor)
                (row, column) = (rows.Count, cells);
            if (element == "\n")
                Break();
            else
                line.Append(element);
            cells += wide;
            i += length;
        }

        if (cursor == text.Length)
        {
            if (cells >= width)
                Break();
            (row, column) = (rows.Count, cells);
        }

        rows.Add(line.ToString());
        return (rows, row, column);

        void Break()
        {
            rows.Add(line.ToString());
            line.Clear();
            cells = 0;
        }
    }
}
