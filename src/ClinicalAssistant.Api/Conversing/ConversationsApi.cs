using System.Text.Json;
using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Api.Patients;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.Conversing;

/// <summary><c>/api/conversations</c>: a conversation begins with its first message under an id that the server gives or the caller chooses.</summary>
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
        conversations.MapGet("/", async (RecordStore records, HttpContext context, int top = 50) =>
            TypedResults.Ok((await records.ListAsync(Math.Clamp(top, 1, MostListed), context.RequestAborted)).Select(ConversationJson.From).ToList()))
            .WithSummary("The latest conversations.");
        conversations.MapGet("/{id}", async (string id, RecordStore records, HttpContext context) =>
            await records.ReadAsync(id, context.RequestAborted) is { } conversation ? Results.Ok(ConversationJson.From(conversation)) : NotFound())
            .Produces<ConversationJson>().ProducesProblem(404).WithSummary("One conversation with its turns.");
        conversations.MapDelete("/{id}", async (string id, RecordStore records, HttpContext context) =>
            await records.DeleteAsync(id, context.RequestAborted) ? Results.NoContent() : NotFound())
            .Produces(204).ProducesProblem(404).WithSummary("Deletes a conversation with all its turns.");
        conversations.MapPost("/{id}/messages", MessageAsync)
            .Accepts<AskLine>("application/json").Produces<AskResult>().Produces(200, contentType: "text/event-stream").ProducesProblem(400)
            .WithSummary("Asks within a conversation: JSON, or server-sent events with Accept: text/event-stream.");
    }

    private static async Task MessageAsync(string id, HttpContext context, Questions questions, RecordStore records, PatientReferences patients)
    {
        if (!Guid.TryParse(id, out _))
            throw new WrongInputException("A conversation's id is a UUID. POST /api/conversations gives one.");
        var line = await BodyReader.ReadAsync(context, ContractJson.Wire.AskLine);
        line = line with { Patient = await patients.ResolveAsync(line.Patient, context.RequestAborted) };
        var conversation = await records.ReadAsync(id, context.RequestAborted);
        var question = questions.From(line, Callers.Of(context, Door.Rest), id, conversation?.History ?? []);
        if (question.Patient is null && conversation?.Patient is { } patient)
            question = question with { Patient = patient };
        await AskingApi.AnswerAsync(context, question, line.Id);
    }

    private static IResult NotFound() => Results.Problem("There is no conversation of that id; it may have been deleted by its term.", statusCode: 404, title: "Not found");
}
