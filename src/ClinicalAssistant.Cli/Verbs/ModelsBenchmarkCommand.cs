using System.CommandLine;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Evals;
using ClinicalAssistant.Models;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>models benchmark</c> and <c>models catalogue</c>: several configured models over chosen benchmarks, and the healthcare models that there are.</summary>
internal static class ModelsBenchmarkCommand
{
    public static Command Benchmark(Shell shell, CommonOptions common)
    {
        var providers = new Option<string[]>("--provider") { HelpName = "NAME", Required = true, Description = "Providers to compare.", AllowMultipleArgumentsPerToken = true };
        var benchmarks = new Option<string[]>("--benchmark") { HelpName = "NAME=FILE", Required = true, Description = $"Benchmarks with their data: {string.Join(", ", EvalVerbs.ModelBenchmarkNames)}.", AllowMultipleArgumentsPerToken = true };
        var judge = new Option<string?>("--judge") { HelpName = "NAME", Description = "Provider that grades, for benchmarks that need one." };
        var concurrency = new Option<int>("--concurrency") { HelpName = "N", Description = "Items under way at once, at most 64.", DefaultValueFactory = _ => 4 };
        var output = EvalCommand.Out();
        var command = new Command("benchmark", "Run benchmarks on several models and write one table, with the figures that others published.") { providers, benchmarks, judge, concurrency, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var chosen = parsed.GetValue(benchmarks)!.Select(text => text.Split('=', 2)).ToList();
            if (chosen.Exists(pair => pair.Length < 2))
                throw new WrongInputException("--benchmark takes NAME=FILE, such as medqa=questions.jsonl.");
            await using var services = EvalCommand.Open(shell, parsed.GetValue(common.Config));
            var folder = parsed.GetValue(output) ?? EvalCommand.Folder(shell, "models");
            var table = await services.GetRequiredService<EvalVerbs>().ModelsAsync(
                parsed.GetValue(providers)!, [.. chosen.Select(pair => (pair[0], pair[1]))], parsed.GetValue(judge), parsed.GetValue(concurrency), folder, EvalCommand.Progress(shell), cancellationToken);
            shell.Out.Write(table);
            await shell.Error.WriteLineAsync($"Results in {folder}");
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Catalogue(Shell shell)
    {
        var command = new Command("catalogue", "Healthcare models: size, licence, context, modality, source, and how to run each.");
        command.SetAction(async (_, _) =>
        {
            foreach (var model in HealthcareModels.All)
            {
                await shell.Out.WriteLineAsync($"{model.Name}  {model.Size}, {model.Context}, {string.Join(" and ", model.Modality)}; licence: {model.Licence}");
                foreach (var (server, how) in model.Run)
                    await shell.Out.WriteLineAsync($"    {server}: {how}");
                if (model.Warning is { } warning)
                    await shell.Out.WriteLineAsync($"    {warning}");
                await shell.Out.WriteLineAsync($"    {model.Source.Title} ({model.Source.Publisher}, {model.Source.Year}) {model.Source.Url}");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
