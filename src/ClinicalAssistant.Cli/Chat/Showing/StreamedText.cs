using System.Text;
using ClinicalAssistant.Cli.Answers;
using ClinicalAssistant.Cli.Running;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat.Showing;

/// <summary>Writes an answer's text word by word as its sentences come: wrapped at words, lists indented, headings bold, citations set off.</summary>
internal sealed class StreamedText(IAnsiConsole console)
{
    private int _column;
    private int _indent;
    private int _lineEnds;
    private bool _space;
    private bool _bold;
    private bool _begun;

    /// <summary>Adds a piece that was released.</summary>
    public void Add(string piece, Style style)
    {
        var text = Printable.Text(piece);
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '*' && i + 1 < text.Length && text[i + 1] == '*')
            {
                Flush(word, style);
                _bold = !_bold;
                i++;
            }
            else if (text[i] == '\n')
            {
                Flush(word, style);
                _lineEnds += _begun ? 1 : 0;
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                Flush(word, style);
                _space = true;
            }
            else
                word.Append(text[i]);
        }

        Flush(word, style);
    }

    /// <summary>Ends the line that is open.</summary>
    public void EndLine()
    {
        if (_column > 0)
            console.WriteLine();
        (_column, _lineEnds, _space, _bold, _indent) = (0, 0, false, false, 0);
    }

    private void Flush(StringBuilder word, Style style)
    {
        if (word.Length == 0)
            return;
        var text = word.ToString();
        word.Clear();
        if (_lineEnds > 0)
            NewLines();
        var wide = text.GetCellWidth();
        if (_column > 0 && _column + (_space ? 1 : 0) + wide > console.Profile.Width - 1)
        {
            console.WriteLine();
            Blank(_indent);
        }
        else if (_space && _column > 0)
            Blank(1);
        var begins = _column == 0;
        Write(text, _bold ? style.Decoration(style.Decoration | Decoration.Bold) : style);
        _column += wide;
        _space = false;
        _begun = true;
        if (begins && text is "-" or "•")
            _indent = wide + 1;
    }

    private void NewLines()
    {
        console.WriteLine();
        if (_lineEnds > 1)
            console.WriteLine();
        (_column, _lineEnds, _space, _bold, _indent) = (0, 0, false, false, 0);
    }

    private void Blank(int count)
    {
        if (count > 0)
            console.Write(new Text(new string(' ', count)));
        _column = _column > 0 && count == 1 ? _column + 1 : count;
    }

    private void Write(string word, Style style)
    {
        var at = 0;
        foreach (System.Text.RegularExpressions.Match mark in Citations.Mark().Matches(word))
        {
            if (mark.Index > at)
                console.Write(new Text(word[at..mark.Index], style));
            console.Write(new Text(mark.Value, Lines.CitationStyle));
            at = mark.Index + mark.Length;
        }

        if (at < word.Length)
            console.Write(new Text(word[at..], style));
    }
}
