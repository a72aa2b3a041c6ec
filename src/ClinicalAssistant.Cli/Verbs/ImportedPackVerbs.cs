using System.CommandLine;
using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Grounding;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>knowledge remove</c>, <c>knowledge embed</c>, and the imported packs' part of <c>knowledge list</c>.</summary>
internal static class ImportedPackVerbs
{
    public static Command Remove(Shell shell, CommonOptions common)
    {
        var name = new Argument<string>("pack") { Description = "Name of an imported pack." };
        var command = new Command("remove", "Delete an imported pack.") { name };
        command.SetAction(parsed =>
        {
            Of(shell, parsed, common).Remove(parsed.GetValue(name)!);
            shell.Out.WriteLine($"removed {parsed.GetValue(name)!.ToLowerInvariant()}");
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Embed(Shell shell, CommonOptions common)
    {
        var name = new Argument<string>("pack") { Description = "Name of an imported pack." };
        var command = new Command("embed", "Make the vectors of a pack with the model that Consult:Vectors:Provider names, so that it is searched by meaning too.") { name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var vectors = engines.Get<Lazy<Vectors?>>().Value
                ?? throw new WrongInputException("No provider makes vectors here. Set Consult:Vectors:Provider to one that has an EmbeddingModel.");
            using var progress = new ImportProgress(shell);
            var (space, records) = await vectors.Packs.RunAsync(parsed.GetValue(name)!, progress.Say, cancellationToken);
            progress.Dispose();
            shell.Out.WriteLine(Printable.Text(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(name)!.ToLowerInvariant()}: vectors of {records} records by {space.Model}, {space.Dimensions} dimensions")));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The imported packs of the site.</summary>
    public static ImportedPacks Of(Shell shell, ParseResult parsed, CommonOptions common) =>
        new(Engines.ReadSettings(shell, parsed.GetValue(common.Config)).Consult.PacksFolder);

    /// <summary>One pack as <c>list</c> and <c>import</c> show it.</summary>
    public static void Show(TextWriter output, PackManifest pack)
    {
        var counts = string.Join(", ", pack.Counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}")));
        output.WriteLine(Printable.Text(string.Create(CultureInfo.InvariantCulture,
            $"{pack.Name}  version {pack.Version}  {pack.Kind}: {counts}; from {pack.Source}, imported {pack.Created:yyyy-MM-dd}; not reviewed by a clinician of this project")));
        output.WriteLine(Printable.Text($"  licence: {pack.Licence}"));
        output.WriteLine(Printable.Text($"  attribution: {pack.Attribution}"));
        output.WriteLine($"  sha256: {pack.Checksum}");
    }
}
