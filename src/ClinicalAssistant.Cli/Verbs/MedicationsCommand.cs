using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Cli.Batches;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>medications check</c>: a list, a proposed order or a text about medicines, or a batch; <c>list</c> and <c>show</c> what the pack holds.</summary>
internal static class MedicationsCommand
{
    public static Command Create(Shell shell, CommonOptions common) => new("medications", "Medication safety by rules: check a list or an order, see what the pack holds.")
    {
        Check(shell, common),
        List(shell, common),
        Show(shell, common),
    };

    private static Command Check(Shell shell, CommonOptions common)
    {
        var text = new Argument<string?>("medicines") { Arity = ArgumentArity.ZeroOrOne, Description = "A list with commas between the medicines, or a text that names them; without it, standard input." };
        var proposed = new Option<string[]>("--proposed") { HelpName = "MEDICINE", Description = "A medicine that is to be started; repeat for each.", AllowMultipleArgumentsPerToken = true };
        var patient = new Option<string?>("--patient") { HelpName = "FILE", Description = "The patient: a FHIR R4 Bundle or plain facts." };
        var batch = new BatchOptions();
        var command = new Command("check", "Check medicines: interactions, duplication, doses, allergies, conditions, pregnancy, renal function, age.") { text, proposed, patient, common.Json };
        batch.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            shell, common, parsed, batch.Of(parsed, parsed.GetValue(text) is not null), (parsed.GetValue(text), parsed.GetValue(proposed) ?? [], parsed.GetValue(patient)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Shell shell, CommonOptions common, ParseResult parsed, (string, string)? files, (string? Text, string[] Proposed, string? Patient) given, CancellationToken cancellationToken)
    {
        await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
        var verbs = engines.Get<MedicationVerbs>();
        if (files is { } batch)
        {
            var handler = new LineHandler<MedicationsLine, MedicationsResult>(
                ContractJson.Wire.MedicationsLine, ContractJson.Wire.MedicationsResult, (line, _) => ValueTask.FromResult(verbs.Check(line)), static _ => true);
            return await Batch.RunAsync(shell, batch, handler, Environment.ProcessorCount, cancellationToken);
        }

        if (given is { Text: null, Proposed.Length: 0, Patient: null })
        {
            given.Text = shell.InputRedirected
                ? await InputFiles.ReadPipedAsync(shell, cancellationToken)
                : throw new WrongInputException("Give the medicines: clinical medications check \"warfarin 3 mg daily, ibuprofen 400 mg tds\", or a batch with --input FILE.");
        }

        var result = verbs.Check(new MedicationsLine { Text = given.Text, Proposed = given.Proposed.Length == 0 ? null : given.Proposed, Patient = given.Patient is { } file ? Record(file) : null });
        if (parsed.GetValue(common.Json))
            await shell.Out.WriteLineAsync(JsonSerializer.Serialize(result, ContractJson.Wire.MedicationsResult));
        else
            Show(shell.Out, result);
        return ExitCode.Done;
    }

    private static JsonElement Record(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(InputFiles.ReadAll(file));
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw new WrongInputException(string.Create(CultureInfo.InvariantCulture, $"{file}, line {(fault.LineNumber ?? 0) + 1}: this is not JSON. Give a FHIR Bundle or plain facts."), fault);
        }
    }

    private static void Show(TextWriter output, MedicationsResult result)
    {
        foreach (var alert in result.Alerts)
        {
            output.WriteLine(Printable.Text($"{alert.Severity.ToUpperInvariant(),-16} {alert.Title}"));
            output.WriteLine("  " + Printable.Text(alert.Why));
            foreach (var also in alert.Also ?? [])
                output.WriteLine("  also: " + Printable.Text(also));
            output.WriteLine("  do: " + Printable.Text(alert.Do));
            output.WriteLine(alert.Source is { } source ? $"  source: {source.Title}. {source.Publisher}. {source.Url}" : "  basis: an estimate of common clinical knowledge, not yet reviewed by a clinician");
        }

        foreach (var medication in result.Checked.Where(one => one.Daily is not null))
            output.WriteLine(Printable.Text($"read: {medication.Text} = {medication.Name}, {string.Join(", ", medication.Daily!)}"));
        foreach (var note in result.Notes ?? [])
            output.WriteLine("note: " + Printable.Text(note));
        if (result.NotChecked.Count > 0)
            output.WriteLine("not recognised, so not checked: " + Printable.Text(string.Join(", ", result.NotChecked)));
        output.WriteLine(Printable.Text(result.Clear));
    }

    private static Command List(Shell shell, CommonOptions common)
    {
        var command = new Command("list", "The drugs of the pack with their classes, and how much the pack holds.");
        command.SetAction(parsed =>
        {
            var pack = Pack(shell, parsed, common);
            foreach (var drug in pack.Drugs)
                shell.Out.WriteLine($"{drug.Id,-24} {(pack.Groups.TryGetValue(drug.Class, out var group) ? group.Name : drug.Class)}");
            shell.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{pack.Drugs.Count} drugs, {pack.Products.Count} combination products, {pack.Interactions.Count} interaction rules on {pack.Pairs(AlertSeverity.Minor)} pairs ({pack.Pairs(AlertSeverity.Moderate)} of them moderate or worse), {pack.PatientRules.Count} patient rules, {pack.Sources.Count} sources; {pack.Drugs.Count(drug => drug.ClinicallyReviewed)} of {pack.Drugs.Count} signed by a clinician; version {pack.Version}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(Shell shell, CommonOptions common)
    {
        var id = new Argument<string>("drug") { Description = "The drug's id, another name or a brand." };
        var command = new Command("show", "What the pack holds on a drug, with the basis of each fact.") { id };
        command.SetAction(parsed =>
        {
            var pack = Pack(shell, parsed, common);
            var name = parsed.GetValue(id)!;
            var drug = pack.Find(name) ?? new MedicationReader(pack).ReadList([name]).SelectMany(one => one.Drugs).Select(one => one.Drug).FirstOrDefault()
                ?? throw new WrongInputException($"There is no drug {Printable.Text(name)} in the pack. 'clinical medications list' shows them.");
            MedicationView.Write(shell.Out, pack, drug);
            return ExitCode.Done;
        });
        return command;
    }

    private static MedicationPack Pack(Shell shell, ParseResult parsed, CommonOptions common)
    {
        var content = Engines.ReadSettings(shell, parsed.GetValue(common.Config)).Consult.ContentFolder;
        return MedicationPack.Load(Path.Combine(content.Length == 0 ? AppContext.BaseDirectory : content, "knowledge", "medications"));
    }
}
