using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ClinicalAssistant.Cli.Batches;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary>A verb over one engine: one text on the command line or from a pipe, or a batch.</summary>
internal sealed class EngineVerb<TLine, TResult>(Shell shell, CommonOptions common)
    where TLine : class
{
    private readonly BatchOptions _batch = new();

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>What the one thing is called in help.</summary>
    public required string Thing { get; init; }

    /// <summary>The line's form; asked for when the verb runs, as making it takes time.</summary>
    public required Func<JsonTypeInfo<TLine>> LineType { get; init; }

    public required Func<JsonTypeInfo<TResult>> ResultType { get; init; }

    /// <summary>The line that stands for the one thing.</summary>
    public required Func<ParseResult, string, TLine> Line { get; init; }

    /// <summary>The engine, with the options given.</summary>
    public required Func<ParseResult, Engines, Func<TLine, TResult>> Engine { get; init; }

    /// <summary>Writes a result for a person.</summary>
    public required Action<TextWriter, TResult> Show { get; init; }

    public Command Build(params Option[] options)
    {
        var thing = new Argument<string?>(Thing) { Arity = ArgumentArity.ZeroOrOne, Description = "The text itself; without it, standard input." };
        var command = new Command(Name, Description) { thing };
        foreach (var option in options)
            command.Options.Add(option);
        command.Options.Add(common.Json);
        _batch.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, parsed.GetValue(thing), cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, string? text, CancellationToken cancellationToken)
    {
        var files = _batch.Of(parsed, text is not null);
        await using var engines = Engines.Open(shell, parsed.GetValue(common.Config), parsed.GetValue(common.AllowPatientAudience));
        if (files is { } batch)
        {
            var engine = Engine(parsed, engines);
            var handler = new LineHandler<TLine, TResult>(LineType(), ResultType(), (line, _) => ValueTask.FromResult(engine(line)), static _ => true);
            return await Batch.RunAsync(shell, batch, handler, Environment.ProcessorCount, cancellationToken);
        }

        text ??= shell.InputRedirected
            ? await InputFiles.ReadPipedAsync(shell, cancellationToken)
            : throw new WrongInputException($"Give the {Thing}: clinical {Name} \"…\", or a batch with --input FILE.");
        var result = Engine(parsed, engines)(Line(parsed, text));
        if (parsed.GetValue(common.Json))
            await shell.Out.WriteLineAsync(JsonSerializer.Serialize(result, ResultType()));
        else
            Show(shell.Out, result);
        return ExitCode.Done;
    }
}
