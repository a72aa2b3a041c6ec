using ClinicalAssistant.Cli.Chat.Commands;
using ClinicalAssistant.Cli.Chat.Editing;
using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>Reads a line, runs the command or asks the question, until the end. A fault ends the answer, not the chat.</summary>
internal sealed class ChatLoop(ChatContext context, Terminal terminal, ConsultPipeline pipeline)
{
    private readonly ChatCommands _commands = new(context);

    public async Task<int> RunAsync()
    {
        var interrupted = false;
        while (true)
        {
            var read = terminal.ReadLine(PatientLine.Prompt(context.State, context.Console.Profile.Capabilities.Unicode));
            if (read == LineRead.End || (read == LineRead.Interrupt && interrupted))
                return ExitCode.Done;
            interrupted = read == LineRead.Interrupt;
            if (interrupted)
            {
                context.Console.Dim("Press Ctrl-C again, or Ctrl-D, to leave.");
                continue;
            }

            var line = read.Text!.Trim();
            if (line.Length == 0)
                continue;
            if (!await TryAsync(line))
                return ExitCode.Done;
        }
    }

    /// <summary>The chat's catch-all around one line. False to leave.</summary>
    private async Task<bool> TryAsync(string line)
    {
        try
        {
            if (line[0] == '/')
                return await _commands.RunAsync(line);
            await AskAsync(line);
        }
        catch (Exception fault)
        {
            var words = new StringWriter();
            Faults.Report(fault, words, cancelled: false);
            context.Console.Warning(words.ToString().Replace("clinical: ", "", StringComparison.Ordinal).TrimEnd());
        }

        return true;
    }

    private async Task AskAsync(string text)
    {
        var state = context.State;
        var line = new AskLine { Question = text, Audience = state.Audience, Task = state.Task, Model = state.Model };
        var question = context.Engines.Get<Questions>().From(line, new Caller(Environment.UserName, Door.Console), state.Id, state.History) with { Patient = state.Patient };
        using var cancel = new CancellationTokenSource();
        using var interrupt = context.Shell.Interrupts.Handle(cancel.Cancel);
        var view = new AnswerView(context.Console, context.Shell.Time);
        try
        {
            await view.ShowAsync(pipeline.AskAsync(question, cancel.Token));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            view.Cancelled();
        }
        finally
        {
            state.Add(new ChatTurn(text, view.Released, view.Answer));
        }
    }
}
