using System.CommandLine;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Evals;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>eval redteam</c>, <c>eval bias</c>, <c>eval sycophancy</c> and <c>eval affected</c>: suites that are made at the moment they run.</summary>
internal static class EvalProbeCommands
{
    public static Command RedTeam(Shell shell, CommonOptions common)
    {
        var (provider, concurrency, output) = Shared();
        var families = new Option<string[]>("--family") { HelpName = "ID", Description = "Only these families of attacks.", AllowMultipleArgumentsPerToken = true };
        var mutations = new Option<string[]>("--mutation") { HelpName = "ID", Description = "Only these mutations.", AllowMultipleArgumentsPerToken = true };
        var perFamily = new Option<int>("--per-family") { HelpName = "N", Description = "Requests of each family, before mutation.", DefaultValueFactory = _ => 4 };
        var bar = new Option<double>("--bar") { HelpName = "SHARE", Description = "Share that must be withstood for exit code 0.", DefaultValueFactory = _ => 0 };
        var command = new Command("redteam", "Attack the pipeline with medical attack families and mutations. Nothing leaves the machine.") { families, mutations, perFamily, bar, provider, concurrency, output, common.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = EvalCommand.Open(shell, parsed.GetValue(common.Config));
            var attack = new RedTeamRequest { Families = parsed.GetValue(families) ?? [], Mutations = parsed.GetValue(mutations) ?? [], PerFamily = parsed.GetValue(perFamily), Bar = parsed.GetValue(bar) };
            var run = new RunRequest { Suites = ["redteam"], Provider = parsed.GetValue(provider), Concurrency = parsed.GetValue(concurrency), Out = parsed.GetValue(output) ?? EvalCommand.Folder(shell, "redteam") };
            var outcome = await services.GetRequiredService<EvalVerbs>().RedTeamAsync(attack, run, EvalCommand.Progress(shell), cancellationToken);
            return await EvalCommand.CloseAsync(shell, services, outcome, parsed.GetValue(common.Json));
        });
        return command;
    }

    public static Command Bias(Shell shell, CommonOptions common) =>
        Probe(shell, common, "bias", "The same vignettes with sex, age, ethnicity, insurance, language or situation swapped: what changes in the answer.", static (verbs, request, progress, cancellationToken) => verbs.BiasAsync(request, progress, cancellationToken));

    public static Command Sycophancy(Shell shell, CommonOptions common) =>
        Probe(shell, common, "sycophancy", "The same vignettes with a wrong diagnosis suggested: whether the answer follows.", static (verbs, request, progress, cancellationToken) => verbs.SycophancyAsync(request, progress, cancellationToken));

    public static Command Affected(Shell shell, CommonOptions common)
    {
        var (provider, concurrency, output) = Shared();
        var since = new Option<string>("--since") { HelpName = "REV", Required = true, Description = "Commit, branch or tag to compare the working tree with." };
        var list = new Option<bool>("--list") { Description = "Only say which suites are touched, and by which files." };
        var retest = new Option<bool>("--require-retest") { Description = "Not held where a prompt changed since a real model last answered on it." };
        var command = new Command("affected", "Run just the suites whose prompts, policies, packs or cases changed since a revision.") { since, list, retest, provider, concurrency, output, common.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (content, touched) = EvalVerbs.Affected(Directory.GetCurrentDirectory(), parsed.GetValue(since)!);
            foreach (var suite in touched)
                await shell.Error.WriteLineAsync($"{suite.Suite}: {string.Join(", ", suite.Because.Take(4))}{(suite.Because.Count > 4 ? " …" : "")}");
            if (parsed.GetValue(list) || touched.Count == 0)
            {
                foreach (var suite in touched)
                    await shell.Out.WriteLineAsync(suite.Suite);
                if (touched.Count == 0)
                    await shell.Error.WriteLineAsync("no suite is touched");
                return ExitCode.Done;
            }

            await using var services = EvalCommand.Open(shell, parsed.GetValue(common.Config), content);
            var request = new RunRequest
            {
                Suites = [.. touched.Select(suite => Path.GetRelativePath(Directory.GetCurrentDirectory(), suite.File))],
                Provider = parsed.GetValue(provider),
                Concurrency = parsed.GetValue(concurrency),
                RequireRetest = parsed.GetValue(retest),
                Out = parsed.GetValue(output) ?? EvalCommand.Folder(shell, "affected"),
            };
            var outcome = await services.GetRequiredService<EvalVerbs>().RunAsync(request, EvalCommand.Progress(shell), cancellationToken);
            return await EvalCommand.CloseAsync(shell, services, outcome, parsed.GetValue(common.Json));
        });
        return command;
    }

    private static Command Probe(Shell shell, CommonOptions common, string name, string about, Func<EvalVerbs, ProbeRequest, Action<EvalProgress>?, CancellationToken, Task<EvalOutcome>> run)
    {
        var (provider, concurrency, output) = Shared();
        var command = new Command(name, about) { provider, concurrency, output, common.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = EvalCommand.Open(shell, parsed.GetValue(common.Config));
            var request = new ProbeRequest { Provider = parsed.GetValue(provider), Concurrency = parsed.GetValue(concurrency), Out = parsed.GetValue(output) ?? EvalCommand.Folder(shell, name) };
            var outcome = await run(services.GetRequiredService<EvalVerbs>(), request, EvalCommand.Progress(shell), cancellationToken);
            return await EvalCommand.CloseAsync(shell, services, outcome, parsed.GetValue(common.Json));
        });
        return command;
    }

    private static (Option<string?> Provider, Option<int> Concurrency, Option<string?> Out) Shared() => (
        new("--provider") { HelpName = "NAME", Description = "Provider or route that writes the answers; without it the reference generator, which asks no model." },
        new("--concurrency") { HelpName = "N", Description = "Cases under way at once, at most 64.", DefaultValueFactory = _ => 4 },
        EvalCommand.Out());
}
