using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Cli.Running;
using Spectre.Console;

namespace ClinicalAssistant.Cli.Chat.Commands;

/// <summary>The commands of the chat, in the order that help lists them.</summary>
internal sealed class ChatCommands
{
    private static readonly string[] Names = ["/patient", "/task", "/audience", "/model", "/evidence", "/why", "/add", "/exclude", "/ask", "/note", "/save", "/new", "/help", "/quit"];
    private readonly List<ChatCommand> _all;
    private readonly ChatContext _context;

    public ChatCommands(ChatContext context, Func<string, Task> askDiagnosis)
    {
        _context = context;
        var patient = new PatientCommand(context);
        var choices = new ChoiceCommands(context);
        var basis = new BasisCommands(context);
        var refining = new RefiningCommands(context, askDiagnosis);
        var notes = new NoteCommands(context);
        var conversation = new ConversationCommands(context);
        _all =
        [
            new("/patient", "FILE | FACTS | clear", "the patient: a FHIR bundle, JSON facts, or typed: /patient 58M, allergies: penicillin; meds: warfarin", Goes(patient.Run)),
            new("/task", "NAME | auto", "answer as this task", Goes(choices.Task)),
            new("/audience", "clinician | patient", "for whom the answer is written", Goes(choices.Audience)),
            new("/model", "NAME | auto", "which provider or route answers; 'reference' for none", Goes(choices.Model)),
            new("/evidence", "[N]", "the evidence under the last answer, or one piece in full", Goes(basis.Evidence)),
            new("/why", "[N]", "how the last answer came to be, or why a condition has rank N", Goes(basis.Why)),
            new("/add", "[FINDING]", "rank again with a finding that is there", Waits(refining.AddAsync)),
            new("/exclude", "[FINDING]", "rank again with a finding that is not there", Waits(refining.ExcludeAsync)),
            new("/ask", "", "the questions that would change the ranking most", Goes(refining.Ask)),
            new("/note", "[TEMPLATE] FILE", "draft a note, letter or summary of a transcript, dictation or bullets in a file", Waits(notes.NoteAsync)),
            new("/save", "FILE", "write this conversation as Markdown, readable by you alone", Goes(conversation.Save)),
            new("/new", "", "begin another conversation, without the patient", Goes(conversation.New)),
            new("/help", "", "this list", Goes(Help)),
            new("/quit", "", "leave", _ => Task.FromResult(false)),
        ];
    }

    /// <summary>Completes a command's name, or gives null.</summary>
    public static string? Complete(string text)
    {
        var fitting = Names.Where(name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase)).ToList();
        return text.Length > 1 && fitting is [var only] ? only + " " : null;
    }

    /// <summary>Runs a line that begins with a slash. False leaves the chat.</summary>
    public Task<bool> RunAsync(string line)
    {
        var parts = line.Split((char[]?)null, 2, StringSplitOptions.TrimEntries);
        var name = parts[0] is "/exit" or "/q" ? "/quit" : parts[0] is "/?" ? "/help" : parts[0];
        if (_all.Find(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found)
            return found.Run(parts.Length > 1 ? parts[1] : "");
        _context.Console.Warning(Nearest.To(name, Names) is { } nearest
            ? $"There is no such command. Did you mean {nearest}?"
            : "There is no such command. /help lists them.");
        return Task.FromResult(true);
    }

    private static Func<string, Task<bool>> Goes(Action<string> run) => rest =>
    {
        run(rest);
        return Task.FromResult(true);
    };

    private static Func<string, Task<bool>> Waits(Func<string, Task> run) => async rest =>
    {
        await run(rest);
        return true;
    };

    private void Help(string rest)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var command in _all)
            grid.AddRow(new Text($"{command.Name} {command.Arguments}".TrimEnd(), Lines.BoldStyle), new Text(command.What));
        _context.Console.Write(grid);
        _context.Console.Dim("Everything else you type is a question. Arrow keys bring back earlier lines, Alt-Enter begins a new row, Ctrl-C stops an answer, Ctrl-D leaves.");
    }
}
