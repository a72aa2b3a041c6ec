using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Chat.Commands;

/// <summary><c>/save</c> and <c>/new</c>.</summary>
internal sealed class ConversationCommands(ChatContext context)
{
    public void Save(string rest)
    {
        if (rest.Length == 0)
            throw new WrongInputException("Name a file: /save conversation.md");
        if (context.State.Turns.Count == 0)
            throw new WrongInputException("There is nothing to save yet.");
        var path = Path.GetFullPath(UserPath.Of(rest));
        if (File.Exists(path))
            throw new WrongInputException("There is a file of that name already. Name another; nothing is overwritten.");
        InputFiles.Guarded(path, "written", () =>
        {
            PrivateFile.Write(path, ConversationMarkdown.Of(context.State, context.Shell.Time), FileMode.CreateNew);
            return path;
        });
        context.Console.Plain($"Saved to {path}, readable by you alone. It holds what was typed about the patient.");
    }

    public void New(string rest)
    {
        context.State.Begin(context.Engines.Get<IdSource>().Next());
        context.Console.Plain("A new conversation. No patient is set; what was said before is not taken along.");
    }
}
