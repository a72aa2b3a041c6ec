using System.CommandLine;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Batches;

/// <summary><c>--input</c> and <c>--output</c> of a batch.</summary>
internal sealed class BatchOptions
{
    public Option<string?> Input { get; } = new("--input") { HelpName = "FILE|-", Description = "A batch: one JSON object a line (.gz too)." };

    public Option<string?> Output { get; } = new("--output") { HelpName = "FILE|-", Description = "Where the batch's lines go; standard output by default." };

    public void AddTo(Command command)
    {
        command.Options.Add(Input);
        command.Options.Add(Output);
    }

    /// <summary>Input and output of a batch, or null where one thing is on the command line.</summary>
    public (string Input, string Output)? Of(ParseResult parsed, bool oneThingGiven)
    {
        var input = parsed.GetValue(Input);
        var output = parsed.GetValue(Output);
        if (input is null)
            return output is null ? null : throw new WrongInputException("--output goes with --input: name the batch's file, or - for standard input.");
        if (oneThingGiven)
            throw new WrongInputException("Give either one thing on the command line or a batch with --input, not both.");
        if (output is not null && output != "-" && input != "-" && Path.GetFullPath(input) == Path.GetFullPath(output))
            throw new WrongInputException("--input and --output name the same file: the input would be lost. Name another output.");
        return (input, output ?? "-");
    }
}
