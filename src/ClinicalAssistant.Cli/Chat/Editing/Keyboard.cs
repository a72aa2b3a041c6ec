namespace ClinicalAssistant.Cli.Chat.Editing;

/// <summary>Where keys come from.</summary>
/// <param name="Waiting">Whether a key waits to be read.</param>
/// <param name="Read">The next key.</param>
/// <param name="Begin">Takes the keys for a line: Ctrl-C is then a key like others.</param>
/// <param name="End">Gives them back.</param>
internal sealed record Keyboard(Func<bool> Waiting, Func<ConsoleKeyInfo> Read, Action Begin, Action End)
{
    // Terminals that know it put marks around what is pasted.
    private const string PasteMarksOn = "\u001b[?2004h";
    private const string PasteMarksOff = "\u001b[?2004l";

    /// <summary>The process's own.</summary>
    public static Keyboard OfProcess { get; } = new(() => Console.KeyAvailable, () => Console.ReadKey(intercept: true), () => Take(true), () => Take(false));

    private static void Take(bool take)
    {
        Console.TreatControlCAsInput = take;
        Console.Out.Write(take ? PasteMarksOn : PasteMarksOff);
    }
}
