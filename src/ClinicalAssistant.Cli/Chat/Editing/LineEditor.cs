using System.Text;

namespace ClinicalAssistant.Cli.Chat.Editing;

/// <summary>A small line editor: arrows, history, the usual control keys, and pasted text of several lines as one message.</summary>
/// <param name="keyboard">Where keys come from.</param>
/// <param name="screen">Where the line is shown.</param>
/// <param name="complete">Completes what stands before the cursor, or gives null.</param>
internal sealed class LineEditor(Keyboard keyboard, EditScreen screen, Func<string, string?> complete)
{
    private const string PasteBegins = "200~";
    private const string PasteEnds = "201~";
    private readonly LineHistory _history = new();
    private readonly EditBuffer _buffer = new();

    /// <summary>Reads one line; Enter ends it, Alt-Enter begins another row of it.</summary>
    public LineRead Read(string prompt)
    {
        keyboard.Begin();
        try
        {
            _buffer.Set("");
            _history.Begin();
            screen.Begin();
            while (true)
            {
                // Redrawn when the keys pause: pasted text comes at once.
                if (!keyboard.Waiting())
                    screen.Show(prompt, _buffer.Text, _buffer.Cursor);
                if (Take(keyboard.Read()) is { } done)
                {
                    screen.End(prompt, _buffer.Text);
                    if (done.Text is { } line)
                        _history.Add(line);
                    return done;
                }
            }
        }
        finally
        {
            keyboard.End();
        }
    }

    private LineRead? Take(ConsoleKeyInfo key)
    {
        if (BeginsSequence(key))
        {
            TakeSequence(key);
            return null;
        }

        var control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        var alt = key.Modifiers.HasFlag(ConsoleModifiers.Alt);
        switch (key.Key)
        {
            case ConsoleKey.Enter when alt || keyboard.Waiting():
                _buffer.Insert("\n");
                break;
            case ConsoleKey.Enter:
            case ConsoleKey.J when control:
                return LineRead.Of(_buffer.Text);
            case ConsoleKey.C when control:
                if (_buffer.IsEmpty)
                    return LineRead.Interrupt;
                _buffer.Set("");
                break;
            case ConsoleKey.D when control && _buffer.IsEmpty:
                return LineRead.End;
            case ConsoleKey.D when control:
            case ConsoleKey.Delete:
                _buffer.Delete();
                break;
            case ConsoleKey.Backspace when alt:
            case ConsoleKey.W when control:
                _buffer.DeleteWordBefore();
                break;
            case ConsoleKey.Backspace:
            case ConsoleKey.H when control:
                _buffer.Backspace();
                break;
            case ConsoleKey.LeftArrow when control || alt:
            case ConsoleKey.B when alt:
                _buffer.WordLeft();
                break;
            case ConsoleKey.RightArrow when control || alt:
            case ConsoleKey.F when alt:
                _buffer.WordRight();
                break;
            case ConsoleKey.LeftArrow:
            case ConsoleKey.B when control:
                _buffer.Left();
                break;
            case ConsoleKey.RightArrow:
            case ConsoleKey.F when control:
                _buffer.Right();
                break;
            case ConsoleKey.Home:
            case ConsoleKey.A when control:
                _buffer.Home();
                break;
            case ConsoleKey.End:
            case ConsoleKey.E when control:
                _buffer.End();
                break;
            case ConsoleKey.U when control:
                _buffer.DeleteToLineStart();
                break;
            case ConsoleKey.K when control:
                _buffer.DeleteToLineEnd();
                break;
            case ConsoleKey.UpArrow:
            case ConsoleKey.P when control:
                if (!_buffer.Up() && _history.Back(_buffer.Text) is { } before)
                    _buffer.Set(before);
                break;
            case ConsoleKey.DownArrow:
            case ConsoleKey.N when control:
                if (!_buffer.Down() && _history.Forward() is { } after)
                    _buffer.Set(after);
                break;
            case ConsoleKey.Tab:
                if (complete(_buffer.Text) is { } completed)
                    _buffer.Set(completed);
                break;
            default:
                if (!char.IsControl(key.KeyChar) && !control)
                    _buffer.Insert(key.KeyChar.ToString());
                break;
        }

        return null;
    }

    // The console's key reader knows no paste marks: it gives their escape as a key of its own, or as Alt with what follows.
    private bool BeginsSequence(ConsoleKeyInfo key) =>
        (key.KeyChar == '[' && key.Modifiers.HasFlag(ConsoleModifiers.Alt)) || (key.Key == ConsoleKey.Escape && keyboard.Waiting());

    private void TakeSequence(ConsoleKeyInfo key)
    {
        if (Sequence(key) == PasteBegins)
            _buffer.Insert(Pasted());
    }

    private string Sequence(ConsoleKeyInfo key)
    {
        var sequence = new StringBuilder();
        if (key.KeyChar != '[' && keyboard.Read().KeyChar != '[')
            return "";
        char last;
        do
        {
            last = keyboard.Read().KeyChar;
            sequence.Append(last);
        }
        while (last is ';' or (>= '0' and <= '9') && sequence.Length < 12);
        return sequence.ToString();
    }

    private string Pasted()
    {
        var text = new StringBuilder();
        while (true)
        {
            var key = keyboard.Read();
            if (BeginsSequence(key) && Sequence(key) == PasteEnds)
                return text.ToString().TrimEnd('\n');
            if (key.Key == ConsoleKey.Enter || key.KeyChar is '\n' or '\r')
                text.Append('\n');
            else if (key.KeyChar == '\t')
                text.Append(' ');
            else if (!char.IsControl(key.KeyChar))
                text.Append(key.KeyChar);
        }
    }
}
