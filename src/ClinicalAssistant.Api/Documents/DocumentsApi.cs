using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Api.Patients;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Records.Documents;

namespace ClinicalAssistant.Api.Documents;

/// <summary><c>/api/documents</c>: draft, read, edit, sign, render. A draft is asked of the pipeline like any question.</summary>
internal static class DocumentsApi
{
    private const int MostListed = 200;

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("/api/documents").WithTags("Documents");
        documents.MapPost("/", CreateAsync).Accepts<DocumentLine>("application/json").Produces<DocumentResult>(201).Produces<DocumentResult>().ProducesProblem(400)
            .WithSummary("Drafts a document of a transcript, dictation or bullet points, and keeps it.");
        documents.MapGet("/", async (KeptDocuments kept, int top = 50) =>
            TypedResults.Ok<IReadOnlyList<DocumentSummaryJson>>([.. (await kept.ListAsync(Math.Clamp(top, 1, MostListed))).Select(DocumentSummaryJson.From)]))
            .WithSummary("The caller's documents, last changed first; qa and admin see those of their tenant.");
        documents.MapGet("/templates", (DocumentVerbs verbs) => TypedResults.Ok<IReadOnlyList<TemplateJson>>([.. verbs.Templates.Select(TemplateJson.From)]))
            .WithSummary("The kinds of documents with their sections and specialty variants.");
        documents.MapGet("/{id}", async (string id, KeptDocuments kept) =>
            await kept.ReadAsync(id) is { } found ? Results.Ok(DocumentJson.From(found.Document)) : NotFound())
            .Produces<DocumentJson>().ProducesProblem(404).WithSummary("One document as it stands now.");
        documents.MapGet("/{id}/render", RenderAsync).Produces(200, contentType: "text/markdown").Produces(200, contentType: "text/html").Produces(200, contentType: "application/fhir+json").ProducesProblem(404)
            .WithSummary("The document for people (?format=md or html) or for a record system (?format=fhir&subject=Patient/17).");
        documents.MapPut("/{id}", EditAsync).Accepts<DocumentEditLine>("application/json").Produces<DocumentJson>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("A person's edit of a draft, section by section; what differs is kept.");
        documents.MapPost("/{id}/sign", SignAsync).Accepts<DocumentSignLine>("application/json").Produces<DocumentJson>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Signs a draft by name and role; it is final from then on.");
        documents.MapDelete("/{id}", async (string id, KeptDocuments kept) =>
            await kept.DeleteAsync(id) ? Results.NoContent() : NotFound()).Produces(204).ProducesProblem(404).WithSummary("Deletes a document with all its states.");
    }

    private static async Task<IResult> CreateAsync(HttpContext context, DocumentVerbs verbs, KeptDocuments kept, RequestPatients patients)
    {
        var line = await BodyReader.ReadAsync(context, ContractJson.Wire.DocumentLine);
        var caller = Callers.Of(context, Door.Rest);
        var draft = await verbs.DraftAsync(line with { Patient = null }, caller, await patients.ReadAsync(context, line.Patient, Door.Rest), cancellationToken: context.RequestAborted);
        var result = DocumentResult.From(draft, line.Id);
        if (draft.Document is not { } document)
            return Results.Json(result, ContractJson.Wire.DocumentResult, statusCode: AskingApi.StatusOf(draft.Answer));
        await kept.SaveAsync(KeptDocument.Of(document, caller, draft.Patient));
        return Results.Created($"/api/documents/{document.Id}", result);
    }

    private static async Task<IResult> EditAsync(string id, HttpContext context, DocumentVerbs verbs, KeptDocuments kept)
    {
        var edit = await BodyReader.ReadAsync(context, ContractJson.Wire.DocumentEditLine);
        return await ChangeAsync(id, kept, edit.Version, document => verbs.Edit(document, edit, Callers.Of(context, Door.Rest).Id));
    }

    private static async Task<IResult> SignAsync(string id, HttpContext context, DocumentVerbs verbs, KeptDocuments kept)
    {
        var sign = await BodyReader.ReadAsync(context, ContractJson.Wire.DocumentSignLine);
        return await ChangeAsync(id, kept, sign.Version, document => verbs.Sign(document, sign));
    }

    private static async Task<IResult> ChangeAsync(string id, KeptDocuments kept, int? version, Func<ClinicalDocument, ClinicalDocument> change)
    {
        if (await kept.ReadAsync(id) is not { Document: var document } found)
            return NotFound();
        if (document.Status == DocumentStatus.Final || (version is { } read && read != document.Version))
            return Conflict(document.Status == DocumentStatus.Final ? "The document is signed, so it is not changed any more. Draft a new one." : "The document has changed since it was read. Read it again and repeat.");
        var changed = change(document);
        return changed.Version == document.Version || await kept.SaveAsync(found with { Document = changed })
            ? Results.Ok(DocumentJson.From(changed))
            : Conflict("The document was changed by somebody else meanwhile. Read it again and repeat.");
    }

    private static async Task<IResult> RenderAsync(string id, KeptDocuments kept, string format = "md", string? subject = null)
    {
        if (format is not ("md" or "html" or "fhir"))
            throw new WrongInputException("Parameter 'format': write md, html or fhir.");
        if (await kept.ReadAsync(id) is not { Document: var document })
            return NotFound();
        if (format == "fhir")
            return Results.Content(DocumentFhir.Of(document, subject), "application/fhir+json; charset=utf-8");
        return format == "html" ? Results.Content(DocumentHtml.Of(document), "text/html; charset=utf-8") : Results.Content(DocumentMarkdown.Of(document), "text/markdown; charset=utf-8");
    }

    private static IResult NotFound() => Results.Problem("There is no document of that id; it may have been deleted by its term.", statusCode: 404, title: "Not found");

    private static IResult Conflict(string detail) => Results.Problem(detail, statusCode: 409, title: "The document cannot be changed");
}
