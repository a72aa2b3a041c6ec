using System.CommandLine;
using System.Globalization;
using System.Runtime;
using System.Text.Json;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Evals;
using ClinicalAssistant.Fhir;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Records;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>eval</c>: suites, benchmarks, comparisons and reports. The summary goes to standard output, the files to a folder.</summary>
internal static class EvalCommand
{
    public static Command Create(Shell shell, CommonOptions common) => new("eval", "Run eval suites and benchmarks, compare runs, make reports.")
    {
        EvalRunCommand.Create(shell, common),
        EvalProbeCommands.Affected(shell, common),
        Benchmark(shell, common),
        EvalProbeCommands.RedTeam(shell, common),
        EvalProbeCommands.Bias(shell, common),
        EvalProbeCommands.Sycophancy(shell, common),
        EvalJudgeCheckCommand.Create(shell, common),
        Compare(shell, common),
        Report(shell, common),
    };

    private static Command Benchmark(Shell shell, CommonOptions common)
    {
        var name = new Argument<string>("name") { Description = $"One of: {string.Join(", ", EvalVerbs.BenchmarkNames)}." };
        var data = new Option<string>("--data") { HelpName = "FILE", Required = true, Description = "The benchmark's data: JSON lines, plain or gzip." };
        var provider = new Option<string?>("--provider") { HelpName = "NAME", Description = "Provider, for benchmarks that ask a model; the others measure an engine and say so." };
        var judge = new Option<string?>("--judge") { HelpName = "NAME", Description = "Provider that grades, for benchmarks that need one." };
        var concurrency = new Option<int>("--concurrency") { HelpName = "N", Description = "Items under way at once where a model is asked, at most 64.", DefaultValueFactory = _ => 4 };
        var output = Out();
        var command = new Command("benchmark", "Measure an engine, or a model, on a labelled file.") { name, data, provider, judge, concurrency, common.Packs, output, common.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = Open(shell, parsed.GetValue(common.Config));
            var request = new BenchmarkRequest
            {
                Name = parsed.GetValue(name)!,
                Data = parsed.GetValue(data)!,
                Provider = parsed.GetValue(provider),
                Judge = parsed.GetValue(judge),
                Concurrency = parsed.GetValue(concurrency),
                Packs = parsed.GetValue(common.Packs) ?? [],
                Out = parsed.GetValue(output) ?? Folder(shell, parsed.GetValue(name)!),
            };
            var outcome = await services.GetRequiredService<EvalVerbs>().BenchmarkAsync(request, Progress(shell), cancellationToken);
            return await CloseAsync(shell, services, outcome, parsed.GetValue(common.Json));
        });
        return command;
    }

    private static Command Compare(Shell shell, CommonOptions common)
    {
        var before = new Argument<string>("before") { Description = "Folder of the first run." };
        var now = new Argument<string>("now") { Description = "Folder of the second run." };
        var margin = Margin();
        var command = new Command("compare", "Pair two runs case by case: worse, better, no worse within the margin, or cannot tell.") { before, now, margin, common.Json };
        command.SetAction(parsed =>
        {
            var comparison = EvalVerbs.Compare(parsed.GetValue(before)!, parsed.GetValue(now)!, parsed.GetValue(margin));
            shell.Out.Write(parsed.GetValue(common.Json)
                ? JsonSerializer.Serialize(comparison, EvalJson.Line.EvalComparison) + Environment.NewLine
                : PlainSummary.Of(comparison));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Report(Shell shell, CommonOptions common)
    {
        var folders = new Argument<string[]>("folder") { Arity = ArgumentArity.OneOrMore, Description = "Folder of a run; several, or a folder that holds several, for trends." };
        var page = new Option<string?>("--page") { HelpName = "FILE", Description = "With several runs: also write the trends as a page." };
        var command = new Command("report", "Make the reports of a run again, also of one that was broken off; over several runs, show trends.") { folders, page, common.Json };
        command.SetAction(parsed =>
        {
            var named = parsed.GetValue(folders)!;
            if (named.Length == 1 && File.Exists(Path.Combine(named[0], "summary.json")))
                _ = Show(shell, EvalVerbs.Report(named[0]), parsed.GetValue(common.Json));
            else
                shell.Out.Write(Printable.Text(EvalVerbs.Trends(named, parsed.GetValue(page))));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The evals' own services: no answer of theirs goes into the site's record.</summary>
    /// <param name="shell">Where it runs.</param>
    /// <param name="settingsFile">Settings, or null.</param>
    /// <param name="content">Folder of the content instead of the site's, or null.</param>
    public static ServiceProvider Open(Shell shell, string? settingsFile, string? content = null)
    {
        // Nobody waits for a single answer: collecting beside the work costs more than it saves.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        var settings = Engines.ReadSettings(shell, settingsFile);
        settings.Consult.ContentFolder = content ?? settings.Consult.ContentFolder;
        var patients = new PatientReader(shell.Time);
        var services = new ServiceCollection();
        services.AddSingleton(shell.Time).AddSingleton(settings.Records);
        services.AddEvals(settings.Consult, settings.Models, element =>
        {
            var reading = patients.Read(element);
            return new ReadPatient(reading.Patient, [.. reading.Problems.Select(problem => problem.ToString())]);
        });
        return services.BuildServiceProvider();
    }

    /// <summary>Notes a run in the site's record and shows what came of it.</summary>
    public static async Task<int> CloseAsync(Shell shell, IServiceProvider services, EvalOutcome outcome, bool json)
    {
        await EvalRecord.KeepAsync(shell, services.GetRequiredService<RecordOptions>(), outcome.Summary);
        return Show(shell, outcome, json);
    }

    private static int Show(Shell shell, EvalOutcome outcome, bool json)
    {
        if (!shell.ErrorRedirected)
            shell.Error.WriteLine();
        shell.Out.Write(json
            ? JsonSerializer.Serialize(outcome.Summary, EvalJson.Line.EvalSummary) + Environment.NewLine
            : Printable.Text(PlainSummary.Of(outcome.Summary)));
        shell.Error.WriteLine($"Results in {outcome.Folder}");
        return outcome.ExitCode;
    }

    public static Action<EvalProgress>? Progress(Shell shell) => shell.ErrorRedirected
        ? null
        : progress => shell.Error.Write(string.Create(CultureInfo.InvariantCulture,
            $"\r{progress.Done}{(progress.Total > 0 ? $" of {progress.Total}" : "")} done, {progress.Failed} failed, {progress.Errors} without a verdict{(progress.Left is { } left ? $", {Left(left)} left" : "")}{(progress.Cost is { } cost ? $", cost {cost:0.####}" : "")}   "));

    public static Option<double> Margin() => new("--margin") { HelpName = "SHARE", Description = "The loss that still counts as no worse, such as 0.05.", DefaultValueFactory = _ => 0.05 };

    private static string Left(TimeSpan left) => left < TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(left.TotalSeconds):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(left.TotalMinutes):0} min");

    public static Option<string?> Out() => new("--out") { HelpName = "DIR", Description = "Folder of the results; without it a new one under eval-results." };

    public static string Folder(Shell shell, string name) => Path.Combine("eval-results", string.Create(CultureInfo.InvariantCulture, $"{name}-{shell.Time.GetLocalNow():yyyyMMdd-HHmmss}"));
}
