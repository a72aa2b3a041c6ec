using System.CommandLine;
using ClinicalAssistant.Cli.Chat;
using ClinicalAssistant.Cli.Running;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary>The verbs, in the order that help lists them. Without one: the chat on a terminal, one question from a pipe.</summary>
internal static class CommandTree
{
    public static RootCommand Build(Shell shell)
    {
        var common = new CommonOptions();
        var root = new RootCommand("Clinical decision support as a chat. It informs a health professional and replaces none; every answer shows its basis.")
        {
            AskCommand.Create(shell, common),
            GuardCommand.Create(shell, common),
            VerifyCommand.Create(shell, common),
            DeidentifyCommand.Create(shell, common),
            FindingsCommand.Create(shell, common),
            DifferentialCommand.Create(shell, common),
            CalculateCommand.Create(shell, common),
            MedicationsCommand.Create(shell, common),
            NoteCommand.Create(shell, common),
            SearchCommand.Create(shell, common),
            LeafletCommand.Create(shell, common),
            EvalCommand.Create(shell, common),
            KnowledgeCommand.Create(shell, common),
            ModelsCommand.Create(shell, common),
            ServeCommand.Create(shell, common),
            McpCommand.Create(shell, common),
            KeysCommand.Create(shell, common),
            AuditCommand.Create(shell, common),
            ReplayCommand.Create(shell, common),
            RecordsCommand.Create(shell, common),
            DoctorCommand.Create(shell, common),
        };
        root.Options.Add(common.Config);
        var resume = new Option<string?>("--resume") { HelpName = "ID", Arity = ArgumentArity.ZeroOrOne, Description = "Go on with the latest conversation, or with the one of this id." };
        root.Options.Add(resume);
        root.SetAction((parsed, cancellationToken) =>
        {
            var resuming = parsed.GetResult(resume) is not null;
            return shell.InputRedirected && !resuming
                ? AskCommand.PipedAsync(shell, parsed.GetValue(common.Config), cancellationToken)
                : ChatProgram.RunAsync(shell, parsed.GetValue(common.Config), resuming, parsed.GetValue(resume), cancellationToken);
        });
        return root;
    }
}
