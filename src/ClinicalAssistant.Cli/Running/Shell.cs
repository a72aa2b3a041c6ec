using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Cli.Running;

/// <summary>What surrounds the program: its streams, whether a person sits at them, the data folder, the clock. Tests put their own in its place.</summary>
internal sealed class Shell
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Standard input, as bytes: what is not UTF-8 is said, never guessed.</summary>
    public required Stream Input { get; init; }

    /// <summary>Standard output, as bytes.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard output, as text in UTF-8. Results only.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error: notices, progress, errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether nobody types.</summary>
    public bool InputRedirected { get; init; }

    /// <summary>Whether nobody reads along on standard output.</summary>
    public bool OutputRedirected { get; init; }

    /// <summary>Whether nobody reads along on standard error.</summary>
    public bool ErrorRedirected { get; init; }

    /// <summary>The data folder, or null for the platform's.</summary>
    public string? Home { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Ctrl-C.</summary>
    public Interrupts Interrupts { get; } = new();

    /// <summary>Puts services in the place of the program's own, or null.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    /// <summary>The terminal of the chat, or null for the process's own.</summary>
    public Chat.Terminal? Terminal { get; init; }

    /// <summary>Looks for Ollama on this machine, or null for the usual way.</summary>
    public Func<CancellationToken, Task<Models.LocalOllama?>>? DetectOllama { get; init; }

    /// <summary>The process's own.</summary>
    public static Shell OfProcess()
    {
        var output = Console.OpenStandardOutput();
        var shell = new Shell
        {
            Input = Console.OpenStandardInput(),
            Output = output,
            Out = new StreamWriter(output, Utf8, bufferSize: 8192),
            Error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
            InputRedirected = Console.IsInputRedirected,
            OutputRedirected = Console.IsOutputRedirected,
            ErrorRedirected = Console.IsErrorRedirected,
        };
        shell.Interrupts.Listen();
        return shell;
    }
}
