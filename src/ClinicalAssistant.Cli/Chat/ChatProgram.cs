using ClinicalAssistant.Cli.Chat.Commands;
using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>The chat from start to end: greeting, the offer of a local model, the conversation to go on with, the loop.</summary>
internal static class ChatProgram
{
    public static async Task<int> RunAsync(Shell shell, string? config, bool resuming, string? resume, CancellationToken cancellationToken)
    {
        if (shell.OutputRedirected && shell.Terminal is null)
            throw new WrongInputException("The chat needs a terminal. To ask one question, write: clinical ask \"…\"");
        var terminal = shell.Terminal ?? Terminal.OfProcess(ChatCommands.Complete);
        var engines = Engines.Open(shell, config);
        var greeting = new Greeting(engines.Settings);
        if (greeting.IsFirst && config is null && await OllamaOffer.MakeAsync(shell, terminal, engines, cancellationToken))
        {
            await engines.DisposeAsync();
            engines = Engines.Open(shell, config);
            greeting = new Greeting(engines.Settings);
        }

        await using (engines)
        {
            // What can be read while the content loads is shown at once.
            var loading = Task.Run(() => engines.PipelineAsync(cancellationToken), cancellationToken);
            greeting.Show(terminal.Console, engines.Get<ModelCatalogue>());
            var pipeline = await loading;
            greeting.ShowKnowledge(terminal.Console, engines);
            var state = new ChatState(engines.Get<IdSource>().Next());
            if (resuming)
                await ResumeAsync(engines, terminal, state, resume, cancellationToken);
            var context = new ChatContext(shell, engines, terminal.Console, state);
            await ForgetOldAsync(engines, terminal);
            return await new ChatLoop(context, terminal, pipeline).RunAsync();
        }
    }

    private static async Task ResumeAsync(Engines engines, Terminal terminal, ChatState state, string? id, CancellationToken cancellationToken)
    {
        var records = engines.Get<RecordStore>();
        var conversation = id is null ? await records.LatestAsync(Door.Console, cancellationToken) : await records.ReadAsync(id, cancellationToken);
        if (conversation is null)
        {
            throw new WrongInputException(id is null
                ? "There is no conversation to go on with. Start one with: clinical"
                : "There is no conversation of that id; it may have been deleted by its term. 'clinical --resume' goes on with the latest.");
        }

        state.Begin(conversation.Summary.Id);
        foreach (var turn in conversation.Turns)
            state.Add(new ChatTurn(turn.Question.Text, turn.ReleasedText, turn.Answer));
        state.Patient = conversation.Patient;
        ResumedView.Show(terminal.Console, conversation);
    }

    private static async Task ForgetOldAsync(Engines engines, Terminal terminal)
    {
        try
        {
            await engines.Get<RecordStore>().PurgeAsync(CancellationToken.None);
        }
        catch (RecordUnavailableException fault)
        {
            terminal.Console.Warning(fault.Message);
        }
    }
}
