using ClinicalAssistant.Cli.Chat.Editing;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>Where the chat takes place: what it writes to, and where the next line comes from.</summary>
/// <param name="console">Written to.</param>
/// <param name="readLine">Gives the next line for a prompt.</param>
internal sealed class Terminal(IAnsiConsole console, Func<string, LineRead> readLine)
{
    public IAnsiConsole Console { get; } = console;

    public LineRead ReadLine(string prompt) => readLine(prompt);

    /// <summary>The process's own. Where keys cannot be read one by one, whole lines are.</summary>
    public static Terminal OfProcess(Func<string, string?> complete)
    {
        System.Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (System.Console.IsInputRedirected || !console.Profile.Capabilities.Ansi)
            return new Terminal(console, new PlainLines(System.Console.In, System.Console.Out, echo: System.Console.IsInputRedirected).Read);
        var editor = new LineEditor(Keyboard.OfProcess, new EditScreen(System.Console.Out, () => System.Console.WindowWidth, () => System.Console.WindowHeight), complete);
        return new Terminal(console, editor.Read);
    }
}
