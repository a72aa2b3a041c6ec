using ClinicalAssistant.Cli.Chat.Editing;

namespace ClinicalAssistant.Cli.Tests.Editing;

/// <summary>Types keys into a line editor and looks at its screen.</summary>
internal sealed class Typist
{
    private readonly Queue<ConsoleKeyInfo?> _keys = new();
    private readonly LineEditor _editor;

    public Typist(int width = 40, int height = 10)
    {
        Screen = new VisibleScreen(width);
        var keyboard = new Keyboard(() => _keys.TryPeek(out var next) && next is not null, Next, static () => { }, static () => { });
        _editor = new LineEditor(keyboard, new EditScreen(Screen, () => width, () => height), text => text == "/ev" ? "/evidence " : null);
    }

    public VisibleScreen Screen { get; }

    /// <summary>Types with pauses, as a person does.</summary>
    public Typist Type(string text)
    {
        foreach (var c in text)
            Press(c == '\n' ? new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false) : new ConsoleKeyInfo(c, ConsoleKey.None, false, false, false));
        return this;
    }

    /// <summary>Sends text without pauses, as a paste without marks arrives.</summary>
    public Typist Paste(string text)
    {
        foreach (var c in text)
            _keys.Enqueue(c == '\n' ? new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false) : new ConsoleKeyInfo(c, ConsoleKey.None, false, false, false));
        _keys.Enqueue(null);
        return this;
    }

    /// <summary>Sends text within paste marks, as the console's key reader gives them.</summary>
    public Typist MarkedPaste(string text)
    {
        Mark("200~");
        foreach (var c in text)
            _keys.Enqueue(new ConsoleKeyInfo(c == '\n' ? '\r' : c, c == '\n' ? ConsoleKey.Enter : ConsoleKey.None, false, false, false));
        Mark("201~");
        _keys.Enqueue(null);
        return this;
    }

    public Typist Key(ConsoleKey key, bool control = false, bool alt = false) => Press(new ConsoleKeyInfo(control ? (char)(key - ConsoleKey.A + 1) : '\0', key, false, alt, control));

    public LineRead Read(string prompt = "> ") => _editor.Read(prompt);

    private Typist Press(ConsoleKeyInfo key)
    {
        _keys.Enqueue(key);
        _keys.Enqueue(null);
        return this;
    }

    private void Mark(string code)
    {
        _keys.Enqueue(new ConsoleKeyInfo('[', ConsoleKey.None, false, true, false));
        foreach (var c in code)
            _keys.Enqueue(new ConsoleKeyInfo(c, ConsoleKey.None, false, false, false));
    }

    private ConsoleKeyInfo Next()
    {
        while (_keys.Dequeue() is var next)
        {
            if (next is { } key)
                return key;
        }

        throw new InvalidOperationException("No more keys.");
    }
}
