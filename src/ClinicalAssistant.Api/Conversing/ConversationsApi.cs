using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Api.Auditing;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Api.Patients;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.Conversing;

/// <summary>
/// <c>/api/conversations</c>: a conversation begins with its first message under an id that the server gives or the caller chooses. A caller sees its own, qa and admin
/// those of their tenant; a conversation of someone else is answered as one that does not exist.
/// </summary>
internal static class ConversationsApi
{
    private const int MostListed = 200;

    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("/api/conversations").WithTags("Conversations");
        conversations.MapPost("/", (IdSource ids) =>
        {
            var id = ids.Next();
            return TypedResults.Created($"/api/conversations/{id}", new ConversationJson(id, null, null, null));
        }).WithSummary("A new conversation's id. It is kept from its first message on.");
        conversations.MapGet("/", async (RecordStore records, AuditLog audit, HttpContext context, int top = 50) =>
        {
            var caller = CallerIdentity.Of(context);
            await audit.DidAsync(context, AuditActions.List, "conversations");
            var found = await records.Of(caller.Tenant).ListAsync(Math.Clamp(top, 1, MostListed), caller.SeesAll ? null : caller.Name, context.RequestAborted);
            return TypedResults.Ok(found.Select(ConversationJson.From).ToList());
        }).WithSummary("The latest conversations.");
        conversations.MapGet("/{id}", ReadAsync).Produces<ConversationJson>().ProducesProblem(404).WithSummary("One conversation with its turns.");
        conversations.MapDelete("/{id}", async (string id, RecordStore records, PatientAccess access, AuditLog audit, HttpContext context) =>
            await FindAsync(id, records, access, audit, context) is not null && await records.Of(CallerIdentity.Of(context).Tenant).DeleteAsync(id, CallerIdentity.Of(context).Name, context.RequestAborted)
                ? Results.NoContent()
                : NotFound())
            .Produces(204).ProducesProblem(404).WithSummary("Deletes a conversation with all its turns.");
        conversations.MapPost("/{id}/messages", MessageAsync)
            .Accepts<AskLine>("application/json").Produces<AskResult>().Produces(200, contentType: "text/event-stream").ProducesProblem(400).ProducesProblem(404)
            .WithSummary("Asks within a conversation: JSON, or server-sent events with Accept: text/event-stream.");
    }

    private static async Task<IResult> ReadAsync(string id, RecordStore records, PatientAccess access, AuditLog audit, HttpContext context)
    {
        if (await FindAsync(id, records, access, audit, context) is not { } conversation)
            return NotFound();
        foreach (var patient in PatientsOf(conversation).DefaultIfEmpty(null))
            await audit.DidAsync(context, AuditActions.Read, id, patient);
        return Results.Ok(ConversationJson.From(conversation));
    }

    private static async Task MessageAsync(string id, HttpContext context, Questions questions, RecordStore records, PatientAccess access, AuditLog audit, PatientReferences patients)
    {
        if (!Guid.TryParse(id, out _))
            throw new WrongInputException("A conversation's id is a UUID. POST /api/conversations gives one.");
        var line = await BodyReader.ReadAsync(context, ContractJson.Wire.AskLine);
        line = line with { Patient = await patients.ResolveAsync(line.Patient, context.RequestAborted) };
        Conversation? conversation = null;
        try
        {
            conversation = await FindAsync(id, records, access, audit, context);
            var caller = CallerIdentity.Of(context);
            if (conversation is null && (await records.Of(caller.Tenant).ReadAsync(id, context.RequestAborted) is not null || await records.Of(caller.Tenant).IsTakenAsync(id, context.RequestAborted)))
            {
                await NotFound().ExecuteAsync(context);
                return;
            }
        }
        catch (RecordUnavailableException)
        {
            // The pipeline meets the same fault, and still gives the emergency notice where the question calls for it.
        }

        var question = questions.From(line, Callers.Of(context, Door.Rest), id, conversation?.History ?? []);
        if (question.Patient is null && conversation?.Patient is { } patient)
            question = question with { Patient = patient };
        await AskingApi.AnswerAsync(context, question, line.Id);
    }

    /// <summary>The conversation where the caller may see it and every patient in it, else null.</summary>
    private static async Task<Conversation?> FindAsync(string id, RecordStore records, PatientAccess access, AuditLog audit, HttpContext context)
    {
        var caller = CallerIdentity.Of(context);
        var conversation = await records.Of(caller.Tenant).ReadAsync(id, context.RequestAborted);
        if (conversation is null || (!caller.SeesAll && conversation.Summary.CallerId != caller.Name))
            return null;
        foreach (var patient in PatientsOf(conversation))
        {
            if (!await access(Callers.Of(context, Door.Rest), patient!, context.RequestAborted))
            {
                await audit.DeniedAsync(context, id, patient);
                return null;
            }
        }

        return conversation;
    }

    private static IEnumerable<string?> PatientsOf(Conversation conversation) => conversation.Turns
        .Select(static turn => PatientKeys.Of(turn.Question.Caller.Tenant, turn.Question.Patient)).Where(static key => key is not null).Distinct(StringComparer.Ordinal);

    private static IResult NotFound() => Results.Problem("There is no conversation of that id; it may have been deleted by its term.", statusCode: 404, title: "Not found");
}
