using ClinicalAssistant.Cli.Chat.Showing;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Records.Documents;

namespace ClinicalAssistant.Cli.Chat.Commands;

/// <summary><c>/note</c>: a document of a file, of the template named, for the patient at hand; the draft is kept for signing.</summary>
internal sealed class NoteCommands(ChatContext context)
{
    public async Task NoteAsync(string rest)
    {
        var verbs = context.Engines.Get<DocumentVerbs>();
        if (rest.Length == 0)
        {
            foreach (var known in verbs.Templates)
                context.Console.Plain($"{known.Id}: {known.Title}{(known.Variants.Count > 0 ? $" (also {string.Join(", ", known.Variants.Select(variant => $"{known.Id}/{variant.Id}"))})" : "")}");
            throw new WrongInputException("Name a file, and a template where it is not to be a SOAP note: /note discharge-summary visit.txt");
        }

        var words = rest.Split((char[]?)null, 2, StringSplitOptions.TrimEntries);
        var named = words.Length > 1 && verbs.Templates.Any(template => template.Id.Equals(words[0].Split('/')[0], StringComparison.OrdinalIgnoreCase)) ? words[0] : null;
        var path = UserPath.Of(named is null ? rest : words[1]);
        var line = new DocumentLine
        {
            Material = InputFiles.Guarded(path, "read", () => File.ReadAllText(path)),
            Template = named?.Split('/')[0],
            Specialty = named?.Split('/') is [_, var specialty] ? specialty : null,
            Model = context.State.Model,
            Audience = context.State.Audience,
        };
        var caller = new Caller(Environment.UserName, Door.Console);
        var draft = await verbs.DraftAsync(line, caller, context.State.Patient is { } patient ? new ReadPatient(patient, []) : null);
        if (draft.Document is not { } document)
        {
            context.Console.Warning(draft.Answer.Text.Length > 0 ? draft.Answer.Text : "No draft was made.");
            return;
        }

        await context.Engines.Get<DocumentStore>().SaveAsync(KeptDocument.Of(document, caller, draft.Patient), caller);
        context.Console.Plain(DocumentMarkdown.Of(document));
        context.Console.Dim($"Kept as {document.Id}. To sign it: clinical note sign {document.Id} --name NAME --role ROLE");
    }
}
