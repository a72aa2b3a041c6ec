using System.Globalization;
using System.Text;

namespace ClinicalAssistant.Cli.Chat.Editing;

/// <summary>The text of a line that is being edited, and the cursor in it. It moves by what a reader sees as one character.</summary>
internal sealed class EditBuffer
{
    private readonly StringBuilder _text = new();

    /// <summary>Where the cursor stands, in UTF-16 code units.</summary>
    public int Cursor { get; private set; }

    /// <summary>The text.</summary>
    public string Text => _text.ToString();

    public bool IsEmpty => _text.Length == 0;

    public void Set(string text)
    {
        _text.Clear().Append(text);
        Cursor = text.Length;
    }

    public void Insert(string text)
    {
        _text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    public void WordLeft() => Cursor = WordStart();

    public void WordRight()
    {
        while (Cursor < _text.Length && char.IsWhiteSpace(_text[Cursor]))
            Cursor++;
        while (Cursor < _text.Length && !char.IsWhiteSpace(_text[Cursor]))
            Cursor++;
    }

    public void Home() => Cursor = LineStart(Cursor);

    public void End() => Cursor = LineEnd(Cursor);

    public void Backspace() => Remove(Before(Cursor), Cursor);

    public void Delete() => Remove(Cursor, After(Cursor));

    public void DeleteWordBefore() => Remove(WordStart(), Cursor);

    public void DeleteToLineStart() => Remove(LineStart(Cursor), Cursor);

    public void DeleteToLineEnd() => Remove(Cursor, LineEnd(Cursor));

    /// <summary>To the line above; false where there is none.</summary>
    public bool Up()
    {
        var start = LineStart(Cursor);
        if (start == 0)
            return false;
        var above = LineStart(start - 1);
        Cursor = Math.Min(above + (Cursor - start), start - 1);
        return true;
    }

    /// <summary>To the line below; false where there is none.</summary>
    public bool Down()
    {
        var end = LineEnd(Cursor);
        if (end == _text.Length)
            return false;
        Cursor = Math.Min(end + 1 + (Cursor - LineStart(Cursor)), LineEnd(end + 1));
        return true;
    }

    private void Remove(int start, int end)
    {
        _text.Remove(start, end - start);
        Cursor = start;
    }

    private int LineStart(int at)
    {
        while (at > 0 && _text[at - 1] != '\n')
            at--;
        return at;
    }

    private int LineEnd(int at)
    {
        while (at < _text.Length && _text[at] != '\n')
            at++;
        return at;
    }

    private int WordStart()
    {
        var at = Cursor;
        while (at > 0 && char.IsWhiteSpace(_text[at - 1]))
            at--;
        while (at > 0 && !char.IsWhiteSpace(_text[at - 1]))
            at--;
        return at;
    }

    private int After(int at) => at == _text.Length ? at : at + StringInfo.GetNextTextElementLength(Text, at);

    private int Before(int at)
    {
        var text = Text;
        var start = Math.Max(0, LineStart(Math.Max(0, at - 1)));
        var previous = start;
        while (start < at)
        {
            previous = start;
            start += StringInfo.GetNextTextElementLength(text, start);
        }

        return Math.Min(previous, at);
    }
}
