using System.CommandLine;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Replaying;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>replay</c>: an answer made again from its record, and held against it.</summary>
internal static class ReplayCommand
{
    public static Command Create(Shell shell, CommonOptions common)
    {
        var id = new Argument<string>("id") { Description = "Id of a question, or of a conversation for its last question." };
        var tenant = new Option<string?>("--tenant") { HelpName = "NAME", Description = "The tenant that asked; without it, this installation's own." };
        var command = new Command("replay", "Make a recorded answer again from what the models wrote then, and show what today's policy, packs and prompts make different.") { id, tenant };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            return await RunAsync(shell, engines, parsed.GetValue(tenant) ?? Tenants.Own, parsed.GetValue(id)!, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, Engines engines, string tenant, string id, CancellationToken cancellationToken)
    {
        var records = engines.Get<RecordStore>().Of(tenant);
        var conversation = await records.ReadByQuestionAsync(id, cancellationToken) ?? await records.ReadAsync(id, cancellationToken)
            ?? throw new WrongInputException("There is no question or conversation of that id. 'clinical audit show' lists the ids.");
        var index = Enumerable.Range(0, conversation.Turns.Count).LastOrDefault(turn => conversation.Turns[turn].Question.Id == id, conversation.Turns.Count - 1);
        var recorded = conversation.Turns[index];
        if (recorded.Answer is not { } answer)
            throw new WrongInputException("That answer was interrupted: its record holds what was released, and nothing to replay.");
        // Within a conversation the earlier turns were the history; they are not stored twice.
        var before = conversation with { Turns = [.. conversation.Turns.Take(index)] };
        var question = recorded.Question with { History = recorded.Question.History.Count > 0 ? recorded.Question.History : new Conversation(before.Summary, before.Turns).History };
        engines.Settings.Consult.AllowPatientAudience |= question.Audience == Audience.Patient;
        var replayed = await (await engines.PipelineAsync(cancellationToken)).ReplayAsync(question, answer.Drafts, cancellationToken);

        var differences = AnswerDifferences.Between(answer, replayed);
        foreach (var version in AnswerDifferences.Versions(answer, replayed))
            await shell.Out.WriteLineAsync("version  " + Printable.Text(version));
        foreach (var difference in differences)
            await shell.Out.WriteLineAsync("differs  " + Printable.Text(difference));
        await shell.Out.WriteLineAsync(differences.Count == 0
            ? $"same evidence ({answer.Evidence.Count}), verdicts and text ({answer.Text.Length} characters), written by {Printable.Text(answer.Provider)}"
            : $"{differences.Count} differences");
        return differences.Count == 0 ? ExitCode.Done : ExitCode.NotHeld;
    }
}
