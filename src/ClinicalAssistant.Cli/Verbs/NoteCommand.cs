using System.CommandLine;
using System.Text.Json;
using ClinicalAssistant.Cli.Batches;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Records.Documents;

namespace ClinicalAssistant.Cli.Verbs;

/// <summary><c>note</c>: drafts a document of a transcript, dictation or bullets, or of many; <c>templates</c>, <c>list</c>, <c>show</c> and <c>sign</c> what was kept.</summary>
internal static class NoteCommand
{
    private const int MostSideBySide = 2;
    private const int Listed = 50;

    public static Command Create(Shell shell, CommonOptions common)
    {
        var material = new Argument<string?>("file") { Arity = ArgumentArity.ZeroOrOne, Description = "File of the transcript, dictation or bullet points; without it, standard input." };
        var template = new Option<string?>("--template") { HelpName = "NAME", Description = "Kind of document; 'clinical note templates' lists them. Without it a SOAP note." };
        var specialty = new Option<string?>("--specialty") { HelpName = "NAME", Description = "Variant of the template." };
        var patient = new Option<string?>("--patient") { HelpName = "FILE", Description = "The patient: a FHIR R4 Bundle, or plain facts as JSON." };
        var model = new Option<string?>("--model") { HelpName = "NAME", Description = "A provider or route of the settings, or 'reference' for none." };
        var format = Format();
        var keep = new Option<bool>("--keep") { Description = "Keep the draft, so that it can be shown, edited and signed." };
        var batch = new BatchOptions();
        var command = new Command("note", "Draft a note, letter or summary; every sentence names what it rests on.")
        {
            material, template, specialty, patient, model, format, keep, common.Audience, common.Json, common.AllowPatientAudience,
            Templates(shell, common), List(shell, common), Show(shell, common), Sign(shell, common),
        };
        batch.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetValue(material);
            var files = batch.Of(parsed, file is not null);
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config), parsed.GetValue(common.AllowPatientAudience));
            engines.RequireModel(parsed.GetValue(model));
            var preset = new DocumentLine { Template = parsed.GetValue(template), Specialty = parsed.GetValue(specialty), Model = parsed.GetValue(model), Audience = parsed.GetValue(common.Audience) };
            var reading = parsed.GetValue(patient) is { } path ? PatientFile.Read(path, engines.Get<PatientReader>()) : null;
            var read = reading is null ? null : new ReadPatient(reading.Patient, []);
            foreach (var problem in reading?.Problems ?? [])
                shell.Error.WriteLine("note: patient: " + Printable.Text(problem.ToString()));
            if (files is { } many)
                return await BatchAsync(shell, engines, many, preset, read, cancellationToken);
            if (file is null && !shell.InputRedirected)
                throw new WrongInputException("Give the material: clinical note FILE, text on standard input, or a batch with --input FILE.");
            var text = file is null ? await InputFiles.ReadPipedAsync(shell, cancellationToken) : InputFiles.Guarded(file, "read", () => File.ReadAllText(file));
            await engines.PipelineAsync(cancellationToken);
            var draft = await engines.Get<DocumentVerbs>().DraftAsync(preset with { Material = text }, Caller(), read, cancellationToken: cancellationToken);
            if (parsed.GetValue(keep) && draft.Document is { } made)
            {
                await engines.Get<DocumentStore>().SaveAsync(KeptDocument.Of(made, Caller(), draft.Patient), Caller(), cancellationToken);
                shell.Error.WriteLine($"Kept as {made.Id}. Sign it: clinical note sign {made.Id} --name NAME --role ROLE");
            }

            var result = DocumentResult.From(draft);
            await shell.Out.WriteLineAsync(parsed.GetValue(common.Json) ? JsonSerializer.Serialize(result, ContractJson.Wire.DocumentResult)
                : draft.Document is { } document ? Rendered(document, parsed.GetValue(format)!) : Printable.Text(result.Text));
            return draft.Answer.Outcome == Outcome.Failed ? ExitCode.NotHeld : ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> BatchAsync(Shell shell, Engines engines, (string, string) files, DocumentLine preset, ReadPatient? patient, CancellationToken cancellationToken)
    {
        await engines.PipelineAsync(cancellationToken);
        var verbs = engines.Get<DocumentVerbs>();
        var handler = new LineHandler<DocumentLine, DocumentResult>(ContractJson.Wire.DocumentLine, ContractJson.Wire.DocumentResult, DraftAsync, static result => result.Outcome != "failed");
        return await Batch.RunAsync(shell, files, handler, MostSideBySide, cancellationToken);

        async ValueTask<DocumentResult> DraftAsync(DocumentLine line, CancellationToken token)
        {
            line = line with { Template = line.Template ?? preset.Template, Specialty = line.Specialty ?? preset.Specialty, Model = line.Model ?? preset.Model, Audience = line.Audience ?? preset.Audience };
            return DocumentResult.From(await verbs.DraftAsync(line, Caller(), patient, cancellationToken: token), line.Id);
        }
    }

    private static Command Templates(Shell shell, CommonOptions common)
    {
        var command = new Command("templates", "The kinds of documents with their sections and variants.");
        command.SetAction(async (parsed, _) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            foreach (var template in engines.Get<DocumentVerbs>().Templates)
            {
                shell.Out.WriteLine($"{template.Id,-22} {template.Title}: {string.Join(", ", template.Sections.Select(section => section.Title))}");
                if (template.Variants.Count > 0)
                    shell.Out.WriteLine($"{"",-22} --specialty {string.Join(", ", template.Variants.Select(variant => variant.Id))}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(Shell shell, CommonOptions common)
    {
        var command = new Command("list", "The documents kept, last changed first.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            foreach (var (document, _, _) in await engines.Get<DocumentStore>().ListAsync(Tenants.Own, Listed, null, cancellationToken))
                shell.Out.WriteLine($"{document.Id}  {document.Created:yyyy-MM-dd HH:mm}  {(document.Status == DocumentStatus.Final ? "final      " : "preliminary")}  {document.Title}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(Shell shell, CommonOptions common)
    {
        var id = Id();
        var format = Format();
        var command = new Command("show", "One document kept.") { id, format, common.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var document = (await FoundAsync(engines, parsed.GetValue(id)!, cancellationToken)).Document;
            await shell.Out.WriteLineAsync(parsed.GetValue(common.Json) ? JsonSerializer.Serialize(DocumentJson.From(document), ContractJson.Wire.DocumentJson) : Rendered(document, parsed.GetValue(format)!));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Sign(Shell shell, CommonOptions common)
    {
        var id = Id();
        var name = new Option<string>("--name") { Required = true, HelpName = "NAME", Description = "The person who answers for it." };
        var role = new Option<string>("--role") { Required = true, HelpName = "ROLE", Description = "Their role." };
        var command = new Command("sign", "Sign a draft by name; it is final from then on.") { id, name, role };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var engines = Engines.Open(shell, parsed.GetValue(common.Config));
            var kept = await FoundAsync(engines, parsed.GetValue(id)!, cancellationToken);
            var signed = engines.Get<DocumentVerbs>().Sign(kept.Document, new DocumentSignLine(kept.Document.Version, parsed.GetValue(name), parsed.GetValue(role)));
            if (!await engines.Get<DocumentStore>().SaveAsync(kept with { Document = signed }, Caller(), cancellationToken))
                throw new WrongInputException("The document was changed by somebody else meanwhile. Show it again, then sign.");
            shell.Out.WriteLine($"Signed: {signed.Title}, final.");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<KeptDocument> FoundAsync(Engines engines, string id, CancellationToken cancellationToken) =>
        await engines.Get<DocumentStore>().ReadAsync(Tenants.Own, id, cancellationToken) ?? throw new WrongInputException("There is no document of that id. 'clinical note list' shows those kept.");

    private static string Rendered(ClinicalDocument document, string format) => format switch
    {
        "html" => DocumentHtml.Of(document),
        "md" => Printable.Text(DocumentMarkdown.Of(document)),
        _ => throw new WrongInputException("--format: write md or html."),
    };

    private static Argument<string> Id() => new("id") { Description = "The document's id." };

    private static Option<string> Format() => new("--format") { HelpName = "md|html", Description = "How it is written.", DefaultValueFactory = _ => "md" };

    private static Caller Caller() => new(Environment.UserName, Door.Batch);
}
