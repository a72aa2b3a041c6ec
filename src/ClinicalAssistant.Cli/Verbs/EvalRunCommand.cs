using System.CommandLine;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Evals;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>eval run</c>: suites of this repository, of a team, or a promptfoo configuration.</summary>
internal static class EvalRunCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var suites = new Argument<string[]>("suite") { Arity = ArgumentArity.OneOrMore, Description = "Suites by name, or paths of their .yaml files; also a promptfoo configuration." };
        var provider = new Option<string?>("--provider") { HelpName = "NAME", Description = "Provider or route that writes the answers; without it the suite's own, else the reference generator, which asks no model." };
        var judge = new Option<string?>("--judge") { HelpName = "NAME", Description = "Provider that judges model-graded assertions." };
        var concurrency = new Option<int>("--concurrency") { HelpName = "N", Description = "Cases that ask a model at once, at most 64.", DefaultValueFactory = _ => 4 };
        var repeats = new Option<int?>("--repeats") { HelpName = "N", Description = "Independent samples of each case." };
        var baseline = new Option<string?>("--baseline") { HelpName = "FILE", Description = "results.jsonl or folder of an earlier run: the run is not held where it got worse." };
        var margin = EvalCommand.Margin();
        var noWorse = new Option<bool>("--require-no-worse") { Description = "Not held either where it cannot be told that the run is no worse than the baseline." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the broken-off run in --out at the case where it stopped." };
        var retry = new Option<bool>("--retry-errors") { Description = "With --resume: try cases without a verdict again." };
        var record = new Option<string?>("--record") { HelpName = "DIR", Description = "Record the providers' replies into this folder, identifiers of people replaced." };
        var replay = new Option<string?>("--replay") { HelpName = "DIR", Description = "Replay replies from this folder; no provider is asked." };
        var retest = new Option<bool>("--require-retest") { Description = "Not held where a prompt changed since a real model last answered on it." };
        var noteRetest = new Option<string?>("--record-retest") { HelpName = "FILE", Description = "Note this run in evals/baselines/retested.json as the last of its prompts on a real model." };
        var snapshots = new Option<bool>("--update-snapshots") { Description = "Write snapshots anew instead of comparing with them." };
        var output = EvalCommand.Out();
        var command = new Command("run", "Run suites. Exit code 1 where a bar is not reached, a case has no verdict or the run got worse.")
        {
            suites, provider, judge, concurrency, repeats, output, baseline, margin, noWorse, resume, retry, record, replay, retest, noteRetest, snapshots, common.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var names = parsed.GetValue(suites)!;
            await using var services = EvalCommand.Open(shell, parsed.GetValue(common.Config));
            var request = new RunRequest
            {
                Suites = names,
                Provider = parsed.GetValue(provider),
                Judge = parsed.GetValue(judge),
                Concurrency = parsed.GetValue(concurrency),
                Repeats = parsed.GetValue(repeats),
                Out = parsed.GetValue(output) ?? EvalCommand.Folder(shell, string.Join('+', names.Select(Path.GetFileNameWithoutExtension))),
                Baseline = parsed.GetValue(baseline),
                Margin = parsed.GetValue(margin),
                RequireNoWorse = parsed.GetValue(noWorse),
                Resume = parsed.GetValue(resume),
                RetryErrors = parsed.GetValue(retry),
                Record = parsed.GetValue(record),
                Replay = parsed.GetValue(replay),
                RequireRetest = parsed.GetValue(retest),
                RecordRetest = parsed.GetValue(noteRetest),
                UpdateSnapshots = parsed.GetValue(snapshots),
            };
            var outcome = await services.GetRequiredService<EvalVerbs>().RunAsync(request, EvalCommand.Progress(shell), cancellationToken);
            return await EvalCommand.CloseAsync(shell, services, outcome, parsed.GetValue(common.Json));
        });
        return command;
    }
}
