using System.CommandLine;
using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>models</c>: the providers of the settings, a test of each, and downloads for Ollama.</summary>
internal static class ModelsCommand
{
    public static Command Create(Shell shell, CommonOptions common) => new("models", "Language models: list, test, pull.")
    {
        List(shell, common),
        Test(shell, common),
        ModelsPull.Create(shell, common),
        ModelsBenchmarkCommand.Catalogue(shell),
        ModelsBenchmarkCommand.Benchmark(shell, common),
    };

    private static Command List(Shell shell, CommonOptions common)
    {
        var command = new Command("list", "The providers and routes that are configured.");
        command.SetAction(async (parsed, _) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var models = engines.Get<ModelCatalogue>();
            foreach (var provider in models.Providers)
            {
                await shell.Out.WriteLineAsync($"{provider.Name,-16} {provider.Kind,-17} {provider.Model,-28} {provider.Endpoint.GetLeftPart(UriPartial.Path)}  "
                    + (provider.IsHosted ? $"hosted, patient text: {provider.EffectivePatientText}" : "on this machine"));
            }

            foreach (var route in models.RouteNames)
                await shell.Out.WriteLineAsync($"route {route}: {string.Join(", then ", models.ChainFor(route).Select(provider => provider.Name).Append(Names.Reference))}");
            if (models.Providers.Count == 0)
                await shell.Out.WriteLineAsync($"{Names.Reference,-16} no model is configured: answers are composed from the evidence. Add one under Models:Providers in {Path.Combine(engines.Settings.Home, "appsettings.json")}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Test(Shell shell, CommonOptions common)
    {
        var name = new Argument<string?>("provider") { Arity = ArgumentArity.ZeroOrOne, Description = "One provider; without it, all." };
        var command = new Command("test", "Ask each provider for one word. No patient text is sent.") { name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var models = engines.Get<ModelCatalogue>();
            var chosen = parsed.GetValue(name) is { } one
                ? [models.Find(one) ?? throw new WrongInputException($"There is no provider of that name. Known: {string.Join(", ", models.Providers.Select(provider => provider.Name).DefaultIfEmpty("none"))}.")]
                : models.Providers;
            if (chosen.Count == 0)
                await shell.Out.WriteLineAsync("no model is configured; answers are composed from the evidence");
            var code = ExitCode.Done;
            foreach (var provider in chosen)
            {
                var probe = await ProviderProbe.TestAsync(provider, cancellationToken);
                await shell.Out.WriteLineAsync($"{(probe.Works ? "ok  " : "FAIL")}  {probe.Provider}: {Shown(probe)}");
                code = probe.Works ? code : probe.Reachable ? Math.Max(code, ExitCode.NotHeld) : ExitCode.Unreachable;
            }

            return code;
        });
        return command;
    }

    /// <summary>What a test showed; a failed one ends with what to do.</summary>
    public static string Shown(ProbeResult probe) => probe.Works
        ? string.Create(CultureInfo.InvariantCulture, $"answered in {probe.Elapsed.TotalSeconds:0.0} s")
        : $"{(probe.Reachable ? probe.ModelPresent == false ? "the model is not there" : $"reached, and no usable answer ({probe.Reason})" : "cannot be reached")}. {probe.Remedy}";
}
