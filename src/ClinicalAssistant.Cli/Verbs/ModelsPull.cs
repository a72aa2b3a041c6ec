using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>models pull</c>: downloads a model into Ollama, with a progress bar on a terminal.</summary>
internal static class ModelsPull
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var model = new Argument<string>("model") { Description = "The model's name in Ollama's library." };
        var at = new Option<string?>("--provider") { HelpName = "NAME", Description = "The Ollama provider to download into; without it, the first configured, else this machine's." };
        var command = new Command("pull", "Download a model into Ollama.") { model, at };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            using var ollama = new OllamaModels(Endpoint(engines.Get<ModelCatalogue>(), parsed.GetValue(at)), shell.Time);
            var name = parsed.GetValue(model)!;
            var steps = ollama.PullAsync(name, cancellationToken);
            if (shell.ErrorRedirected)
            {
                await foreach (var _ in steps)
                {
                }
            }
            else
                await WithBarAsync(name, steps);
            await shell.Out.WriteLineAsync($"{name} is ready");
            return ExitCode.Done;
        });
        return command;
    }

    private static Uri Endpoint(ModelCatalogue models, string? name)
    {
        var ollama = models.Providers.Where(provider => provider.Kind == ProviderKind.Ollama).ToList();
        if (name is null)
            return ollama.Count > 0 ? ollama[0].Endpoint : OllamaModels.DefaultEndpoint;
        return ollama.Find(provider => provider.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Endpoint
            ?? throw new WrongInputException($"--provider: there is no Ollama provider of that name. Known: {string.Join(", ", ollama.Select(provider => provider.Name).DefaultIfEmpty("none"))}.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task WithBarAsync(string name, IAsyncEnumerable<PullProgress> steps)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn()).StartAsync(async bars =>
        {
            var bar = bars.AddTask(Markup.Escape(name));
            await foreach (var step in steps)
            {
                bar.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{name}: {step.Status.Split(' ')[0]}"));
                bar.IsIndeterminate = step.Total is null;
                if (step.Total is { } total)
                    bar.MaxValue = total;
                bar.Value = step.Completed ?? 0;
            }
        });
    }
}
