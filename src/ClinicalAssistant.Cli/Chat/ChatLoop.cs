using ClinicalAssistant.Cli.Chat.Commands;
using ClinicalAssistant.Cli.Chat.Editing;
using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Chat;

/// <summary>Reads a line, runs the command or asks the question, until the end. A fault ends the answer, not the chat.</summary>
internal sealed class ChatLoop
{
    private readonly ChatContext _context;
    private readonly Terminal _terminal;
    private readonly ConsultPipeline _pipeline;
    private readonly ChatCommands _commands;

    public ChatLoop(ChatContext context, Terminal terminal, ConsultPipeline pipeline)
    {
        (_context, _terminal, _pipeline) = (context, terminal, pipeline);
        _commands = new ChatCommands(context, text => AskAsync(text, ClinicalTask.Diagnosis));
    }

    public async Task<int> RunAsync()
    {
        var interrupted = false;
        while (true)
        {
            var read = _terminal.ReadLine(PatientLine.Prompt(_context.State, _context.Console.Profile.Capabilities.Unicode));
            if (read == LineRead.End || (read == LineRead.Interrupt && interrupted))
                return ExitCode.Done;
            interrupted = read == LineRead.Interrupt;
            if (interrupted)
            {
                _context.Console.Dim("Press Ctrl-C again, or Ctrl-D, to leave.");
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
            _context.Console.Warning(words.ToString().Replace("clinical: ", "", StringComparison.Ordinal).TrimEnd());
        }

        return true;
    }

    private async Task AskAsync(string text, string? task = null)
    {
        var state = _context.State;
        var line = new AskLine { Question = text, Audience = state.Audience, Task = task ?? state.Task, Model = state.Model };
        var question = _context.Engines.Get<Questions>().From(line, new Caller(Environment.UserName, Door.Console), state.Id, state.History) with { Patient = state.Patient };
        using var cancel = new CancellationTokenSource();
        using var interrupt = _context.Shell.Interrupts.Handle(cancel.Cancel);
        var view = new AnswerView(_context.Console, _context.Shell.Time);
        try
        {
            await view.ShowAsync(_pipeline.AskAsync(question, cancel.Token));
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
