using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Evals;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>eval judge-check</c>: how far a judge agrees with human labels.</summary>
internal static class EvalJudgeCheckCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var data = new Option<string>("--data") { HelpName = "FILE", Required = true, Description = "JSON lines of conversation (or question), answer, criterion and label (true or false), as people labelled them." };
        var judge = new Option<string>("--judge") { HelpName = "NAME", Required = true, Description = "Provider that judges." };
        var least = new Option<double>("--at-least") { HelpName = "KAPPA", Description = "Kappa that must be reached for exit code 0.", DefaultValueFactory = _ => -1 };
        var concurrency = new Option<int>("--concurrency") { HelpName = "N", Description = "Items under way at once, at most 64.", DefaultValueFactory = _ => 4 };
        var command = new Command("judge-check", "Compare a judge with human labels: agreement and Cohen's kappa.") { data, judge, least, concurrency, common.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = EvalCommand.Open(shell, parsed.GetValue(common.Config));
            var found = await services.GetRequiredService<EvalVerbs>().JudgeCheckAsync(parsed.GetValue(judge)!, parsed.GetValue(data)!, parsed.GetValue(concurrency), cancellationToken);
            shell.Out.Write(parsed.GetValue(common.Json)
                ? JsonSerializer.Serialize(found, EvalJson.Line.JudgeAgreement) + Environment.NewLine
                : string.Create(CultureInfo.InvariantCulture, $"""
                    judge {found.Judge} ({string.Join(", ", found.Prompts)})
                    agreement {found.Agreement * 100:0.0} % of {found.Decided}; kappa {found.Kappa:0.000} [{found.Interval.Low:0.000}, {found.Interval.High:0.000}]
                    both met {found.BothYes}, only the person {found.OnlyHuman}, only the judge {found.OnlyJudge}, neither {found.BothNo}
                    without a verdict {found.Undecided}, unusable lines {found.Unusable}

                    """));
            return found.Decided > 0 && found.Unusable == 0 && found.Kappa >= parsed.GetValue(least) ? ExitCode.Done : ExitCode.NotHeld;
        });
        return command;
    }
}
