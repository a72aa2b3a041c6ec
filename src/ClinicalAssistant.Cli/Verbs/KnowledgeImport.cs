using System.CommandLine;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>knowledge import</c>: public releases and a site's own registries become packs of this machine. One method a kind.</summary>
internal static class KnowledgeImport
{
    public static Command Create(Shell shell, CommonOptions common) => new("import", "Turn a public release or your own registry into a local pack.")
    {
        Hpo(shell, common),
        Phenopackets(shell, common),
        TextImports.Questions(shell, common),
        TextImports.Documents(shell, common),
        TextImports.MedlinePlus(shell, common),
        TextImports.PubMed(shell, common),
    };

    private static Command Hpo(Shell shell, CommonOptions common)
    {
        var ontology = new Option<string>("--ontology") { HelpName = "FILE", Required = true, Description = "The ontology: obographs JSON or OBO, plain or .gz." };
        var annotations = new Option<string?>("--annotations") { HelpName = "FILE", Description = "Disease annotations in the phenotype.hpoa format, plain or .gz." };
        var source = new ImportOptions();
        var command = new Command("hpo", "The Human Phenotype Ontology, with disease annotations where you have them.") { ontology, annotations };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            using var progress = new ImportProgress(shell);
            var pack = new OntologyImport(ImportedPackVerbs.Of(shell, parsed, common), shell.Time)
                .Import(source.Name(parsed), parsed.GetValue(ontology)!, parsed.GetValue(annotations), source.Terms(parsed), progress.Say);
            return Done(shell, progress, pack);
        });
        return command;
    }

    private static Command Phenopackets(Shell shell, CommonOptions common)
    {
        var path = new Argument<string>("path") { HelpName = "FILE|DIR", Description = "Phenopackets (schema version 2), cases or diseases' counts as JSON lines; plain or .gz; or a folder of them." };
        var source = new ImportOptions();
        var command = new Command("phenopackets", "A case registry: its cases become disease profiles.") { path };
        source.AddTo(command);
        command.SetAction(parsed =>
        {
            using var progress = new ImportProgress(shell);
            var pack = new PhenopacketImport(ImportedPackVerbs.Of(shell, parsed, common), shell.Time)
                .Import(source.Name(parsed), parsed.GetValue(path)!, source.Terms(parsed), progress.Say);
            return Done(shell, progress, pack);
        });
        return command;
    }

    internal static int Done(Shell shell, ImportProgress progress, ImportedPack pack)
    {
        progress.Dispose();
        shell.Out.Write("imported ");
        ImportedPackVerbs.Show(shell.Out, pack.Manifest);
        foreach (var notice in pack.Manifest.Notices)
            shell.Error.WriteLine("note: " + Printable.Text(notice));
        return ExitCode.Done;
    }
}
