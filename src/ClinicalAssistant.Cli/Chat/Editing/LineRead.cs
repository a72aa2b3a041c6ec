namespace ClinicalAssistant.Cli.Chat.Editing;

/// <summary>What came of reading a line.</summary>
internal sealed class LineRead
{
    private LineRead(string? text) => Text = text;

    /// <summary>Nothing more comes: Ctrl-D, or the end of the input.</summary>
    public static LineRead End { get; } = new(null);

    /// <summary>Ctrl-C on an empty line.</summary>
    public static LineRead Interrupt { get; } = new(null);

    /// <summary>The line, or null.</summary>
    public string? Text { get; }

    /// <summary>A line.</summary>
    public static LineRead Of(string text) => new(text);
}
