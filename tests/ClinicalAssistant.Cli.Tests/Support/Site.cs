using System.Text;
using ClinicalAssistant.Cli.Chat;
using ClinicalAssistant.Cli.Chat.Editing;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace ClinicalAssistant.Cli.Tests.Support;

/// <summary>A data folder of its own, in which the program runs in process with the real content and engines.</summary>
internal sealed class Site : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clinical-cli-").FullName;

    public Site(bool greeted = true)
    {
        Home = Path.Combine(_folder, "home");
        Directory.CreateDirectory(Home);
        if (greeted)
            File.WriteAllBytes(Path.Combine(Home, "greeted"), []);
    }

    /// <summary>The data folder.</summary>
    public string Home { get; init; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

    /// <summary>What the chat shows.</summary>
    public TestConsole Console { get; } = new TestConsole().Width(100);

    public Action<IServiceCollection>? Configure { get; init; }

    public LocalOllama? Ollama { get; init; }

    /// <summary>A path in a folder that is deleted afterwards.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Writes a file there and gives its path.</summary>
    public string File_(string name, string content) => File_(name, Encoding.UTF8.GetBytes(content));

    public string File_(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    /// <summary>Runs the program at a terminal without standard input.</summary>
    public Task<Run> RunAsync(params string[] args) => RunAsync(Shell(null, new MemoryStream(), new StringWriter()), args);

    /// <summary>Runs the program with a pipe as standard input.</summary>
    public Task<Run> PipeAsync(string input, params string[] args) => PipeAsync(Encoding.UTF8.GetBytes(input), args);

    /// <summary>Runs the program at a terminal at which this is typed.</summary>
    public Task<Run> TypeAsync(string typed, params string[] args) => RunAsync(Shell(new MemoryStream(Encoding.UTF8.GetBytes(typed)), new MemoryStream(), new StringWriter(), typed: true), args);

    public Task<Run> PipeAsync(byte[] input, params string[] args) => RunAsync(Shell(new MemoryStream(input), new MemoryStream(), new StringWriter()), args);

    /// <summary>Chats with these lines, then leaves; gives what was shown.</summary>
    public Task<Run> ChatAsync(params string[] lines) => ChatWithAsync([], lines);

    public async Task<Run> ChatWithAsync(string[] args, params string[] lines)
    {
        var coming = new Queue<string>(lines);
        var shell = Shell(null, new MemoryStream(), new StringWriter(), _ => coming.TryDequeue(out var line) ? LineRead.Of(line) : LineRead.End);
        var run = await RunAsync(shell, args);
        return run with { Out = Console.Output };
    }

    public static async Task<Run> RunAsync(Shell shell, params string[] args)
    {
        var code = await Clinical.RunAsync(args, shell);
        var output = shell.Output is MemoryStream written ? Encoding.UTF8.GetString(written.ToArray()) : "";
        return new Run(code, output, shell.Error.ToString()!);
    }

    public Shell Shell(Stream? input, MemoryStream output, TextWriter error, Func<string, LineRead>? lines = null, bool typed = false) => new()
    {
        Input = input ?? Stream.Null,
        InputRedirected = input is not null && !typed,
        Output = output,
        OutputRedirected = true,
        ErrorRedirected = true,
        Out = new StreamWriter(output, new UTF8Encoding(false)),
        Error = error,
        Home = Home,
        Time = Time,
        Terminal = lines is null ? null : new Terminal(Console, lines),
        DetectOllama = _ => Task.FromResult(Ollama),
        Configure = services =>
        {
            Loaded.Share(services);
            Configure?.Invoke(services);
        },
    };

    public void Dispose()
    {
        Console.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The content and the engines over it, loaded once for all tests.</summary>
    private static class Loaded
    {
        private static readonly Lazy<Action<IServiceCollection>> Shared = new(Load);

        public static void Share(IServiceCollection services) => Shared.Value(services);

        private static Action<IServiceCollection> Load()
        {
            var content = ClinicalContent.Load("");
            var (recogniser, engine, passages) = (new FindingRecogniser(content.Knowledge), new DifferentialEngine(content.Knowledge), new PassageSearch(content.Knowledge));
            return services => services.AddSingleton(content).AddSingleton(recogniser).AddSingleton(engine)
                .AddSingleton(provider => passages.Over(provider.GetRequiredService<ImportedPacks>()));
        }
    }
}
