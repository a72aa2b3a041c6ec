using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicalAssistant.Cli.Batches;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>calculate</c>: one calculator with its inputs, the list of them, what one needs, or a batch.</summary>
internal static class CalculateCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var id = new Argument<string?>("calculator") { Arity = ArgumentArity.ZeroOrOne, Description = "The calculator's id; 'calculate list' shows them." };
        var set = new Option<string[]>("--set") { HelpName = "name=value unit", Description = "An input; repeat for each.", AllowMultipleArgumentsPerToken = true };
        var batch = new BatchOptions();
        var command = new Command("calculate", "Compute a clinical score or formula, with its arithmetic and source.") { id, set, common.Json };
        batch.AddTo(command);
        command.Subcommands.Add(List(shell));
        command.Subcommands.Add(Show(shell));
        command.SetAction((parsed, cancellationToken) => RunAsync(shell, common, parsed, batch.Of(parsed, parsed.GetValue(id) is not null), parsed.GetValue(id), parsed.GetValue(set) ?? [], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Shell shell, CommonOptions common, ParseResult parsed, (string, string)? files, string? id, IReadOnlyList<string> pairs, CancellationToken cancellationToken)
    {
        if (files is null && id is null)
            throw new WrongInputException("Name a calculator: clinical calculate ID --set \"name=value unit\". 'clinical calculate list' shows them.");
        await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
        if (files is { } batch)
        {
            var verbs = engines.Get<ContractVerbs>();
            var handler = new LineHandler<CalculateLine, CalculateResult>(
                ContractJson.Wire.CalculateLine, ContractJson.Wire.CalculateResult, (line, _) => ValueTask.FromResult(verbs.Calculate(line)), static _ => true);
            return await Batch.RunAsync(shell, batch, handler, Environment.ProcessorCount, cancellationToken);
        }

        var given = Inputs(pairs);
        if (!parsed.GetValue(common.Json) && !shell.InputRedirected && engines.Get<CalculatorCatalogue>().Find(id!) is { } calculator)
            await CalculatorDialogue.AskAsync(shell, calculator, given, cancellationToken);
        var inputs = Element(given);
        var result = engines.Get<ContractVerbs>().Calculate(new CalculateLine { Calculator = id, Inputs = inputs });
        if (parsed.GetValue(common.Json))
            await shell.Out.WriteLineAsync(JsonSerializer.Serialize(result, ContractJson.Wire.CalculateResult));
        else
            Show(shell.Out, result);
        return ExitCode.Done;
    }

    private static JsonObject Inputs(IReadOnlyList<string> pairs)
    {
        var inputs = new JsonObject();
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var name = at > 0 ? pair[..at].Trim() : throw new WrongInputException("--set: write each input as \"name=value unit\", for example --set \"age=72 a\".");
            if (!inputs.TryAdd(name, JsonValue.Create(pair[(at + 1)..].Trim())))
                throw new WrongInputException($"--set: {name} is given twice. Give each input once.");
        }

        return inputs;
    }

    private static JsonElement Element(JsonObject inputs)
    {
        using var document = JsonDocument.Parse(inputs.ToJsonString());
        return document.RootElement.Clone();
    }

    private static void Show(TextWriter output, CalculateResult result)
    {
        output.WriteLine(result.Shown);
        if (result.Interpretation is { } interpretation)
            output.WriteLine(interpretation);
        foreach (var note in result.Notes ?? [])
            output.WriteLine(Printable.Text(note));
        foreach (var step in result.Steps)
            output.WriteLine("  " + Printable.Text(step));
        if (result.Source is { } source)
            output.WriteLine($"Source: {source.Title}. {source.Publisher}. {source.Url}");
    }

    private static Command List(Shell shell)
    {
        var command = new Command("list", "The calculators there are.");
        command.SetAction(_ =>
        {
            foreach (var calculator in new CalculatorCatalogue().All)
                shell.Out.WriteLine($"{calculator.Id,-24} {calculator.Name}");
        });
        return command;
    }

    private static Command Show(Shell shell)
    {
        var id = new Argument<string>("calculator") { Description = "The calculator's id." };
        var command = new Command("show", "What a calculator needs, for whom it is, and its source.") { id };
        command.SetAction(parsed =>
        {
            var all = new CalculatorCatalogue();
            var name = parsed.GetValue(id)!;
            var calculator = all.Find(name) ?? throw new WrongInputException(
                $"There is no such calculator.{(Nearest.To(name, all.All.Select(one => one.Id)) is { } nearest ? $" Did you mean {nearest}?" : "")} 'clinical calculate list' shows them.");
            shell.Out.WriteLine($"{calculator.Name} ({calculator.Id})");
            shell.Out.WriteLine(calculator.Population);
            foreach (var input in calculator.Inputs)
                shell.Out.WriteLine($"  {input.Name,-22} {input.Label}: {input.Accepts}");
            shell.Out.WriteLine($"Rounding: {calculator.Rounding}");
            if (calculator.Outdated is { } outdated)
                shell.Out.WriteLine(outdated);
            if (calculator.DisplayOnly)
                shell.Out.WriteLine("For display only: every input is entered by a person, never read from text.");
            shell.Out.WriteLine($"Source: {calculator.Source.Title}. {calculator.Source.Publisher}. {calculator.Source.Url}");
            shell.Out.WriteLine($"Terms: {calculator.Terms}");
        });
        return command;
    }
}
