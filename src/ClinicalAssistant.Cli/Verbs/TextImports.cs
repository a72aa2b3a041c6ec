using System.CommandLine;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary>Imports of text that can be searched: questions with answers, a site's documents, health topics, abstracts.</summary>
internal static class TextImports
{
    public static Command Questions(Shell shell, CommonOptions common) => Create(
        shell, common, "questions", "Questions with their answers: JSON lines with id, question and answer, or a folder of MedQuAD XML; plain or .gz.", "FILE|DIR",
        (_, packs) => new QuestionsImport(packs, shell.Time));

    public static Command Documents(Shell shell, CommonOptions common) => Create(
        shell, common, "documents", "Your own documents: Markdown, text, HTML, PDF. --attribution names their publisher.", "DIR|FILE",
        (engines, packs) => new DocumentsImport(packs, shell.Time, text => engines.Get<InputGuard>().Judge(new GuardInput { Text = text, Where = InputPlace.Document }).Injection));

    public static Command MedlinePlus(Shell shell, CommonOptions common) => Create(
        shell, common, "medlineplus", "Health topics of MedlinePlus, its topic XML; plain or .gz. English topics.", "FILE|DIR",
        (_, packs) => new MedlinePlusImport(packs, shell.Time));

    public static Command PubMed(Shell shell, CommonOptions common) => Create(
        shell, common, "pubmed", "Abstracts of PubMed, its article XML; plain or .gz.", "FILE|DIR",
        (_, packs) => new PubMedImport(packs, shell.Time));

    private static Command Create(Shell shell, CommonOptions common, string name, string description, string path, Func<Engines, ImportedPacks, TextImport> import)
    {
        var argument = new Argument<string>("path") { HelpName = path, Description = "What to import." };
        var source = new ImportOptions();
        var command = new Command(name, description) { argument };
        source.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            using var progress = new ImportProgress(shell);
            var pack = import(engines, engines.Get<ImportedPacks>()).Import(source.Name(parsed), parsed.GetValue(argument)!, source.Terms(parsed), progress.Say);
            return KnowledgeImport.Done(shell, progress, pack);
        });
        return command;
    }
}
