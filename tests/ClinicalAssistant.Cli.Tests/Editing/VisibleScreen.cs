using System.Globalization;
using System.Text;

namespace ClinicalAssistant.Cli.Tests.Editing;

/// <summary>A terminal that knows the few control sequences the editor uses, and shows what a person would see.</summary>
internal sealed class VisibleScreen(int width) : TextWriter
{
    private readonly List<StringBuilder> _rows = [new()];
    private readonly StringBuilder _sequence = new();

    public override Encoding Encoding => Encoding.UTF8;

    public int Row { get; private set; }

    public int Column { get; private set; }

    public IReadOnlyList<string> Rows => [.. _rows.Select(row => row.ToString().TrimEnd())];

    public override void Write(char value)
    {
        if (_sequence.Length > 0 || value == '\u001b')
            Control(value);
        else if (value == '\r')
            Column = 0;
        else if (value == '\n')
            Down();
        else
            Put(value);
    }

    private void Put(char value)
    {
        Assert.True(Column < width, "The editor left the terminal to wrap.");
        var row = _rows[Row];
        while (row.Length <= Column)
            row.Append(' ');
        row[Column++] = value;
    }

    private void Down()
    {
        if (++Row == _rows.Count)
            _rows.Add(new StringBuilder());
    }

    private void Control(char value)
    {
        _sequence.Append(value);
        if (!char.IsAsciiLetter(value))
            return;
        var count = int.TryParse(_sequence.ToString(2, _sequence.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        _sequence.Clear();
        switch (value)
        {
            case 'A':
                Row -= count;
                break;
            case 'C':
                Column += count;
                break;
            case 'J':
                _rows[Row].Length = Math.Min(_rows[Row].Length, Column);
                _rows.RemoveRange(Row + 1, _rows.Count - Row - 1);
                break;
        }
    }
}
