using System.CommandLine;
using System.Globalization;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>knowledge remove</c>, and the imported packs' part of <c>knowledge list</c>.</summary>
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
