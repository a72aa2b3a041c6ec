using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Records;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary><c>/v1/responses</c>: the newer of the wire's two forms, over the same pipeline.</summary>
internal static class ResponsesApi
{
    public static async Task RespondAsync(HttpContext context, ConsultPipeline pipeline, WireDoor door, RecordStore records, EventWriter writer, TimeProvider time)
    {
        var request = await BodyReader.ReadAsync(context, OpenAIJson.Default.ResponseRequest);
        var (ask, unread) = request.Read();
        if (unread is null && request.PreviousResponseId is { Length: > 0 } previous)
            (ask, unread) = await ContinuedAsync(context, records, ask!, previous);
        if (await door.QuestionAsync(context, ask, unread) is not { } question)
            return;
        var reply = new ResponseReply(ResponseIds.Of(question.ConversationId ?? question.Id, question.Id), time.GetUtcNow().ToUnixTimeSeconds(), WireDoor.Named(ask!), request);
        var events = pipeline.AskAsync(question with { DeliveredWhole = !request.Stream }, context.RequestAborted);
        if (request.Stream)
        {
            await new ResponseStream(context, writer, reply).WriteAsync(await Started.WithFirstAsync(events, context.RequestAborted));
        }
        else if (await WireDoor.WholeAsync(context, events) is { } answer)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(reply.Response("completed", reply.Output(answer), answer).ToJsonString(), context.RequestAborted);
        }
    }

    /// <summary>The request in the conversation of an earlier response, up to that response; or that this caller has none of that id.</summary>
    private static async Task<(WireAsk? Ask, WireRefusal? Refusal)> ContinuedAsync(HttpContext context, RecordStore records, WireAsk ask, string previous)
    {
        var caller = Callers.Of(context, Door.OpenAIWire);
        if (ResponseIds.Read(previous) is not { } ids || await records.Of(caller.Tenant).ReadAsync(ids.Conversation, context.RequestAborted) is not { } conversation)
            return (null, Absent);
        var turns = conversation.Turns.TakeWhile(turn => turn.Question.Id != ids.Question).ToList();
        if (turns.Count == conversation.Turns.Count || conversation.Turns[turns.Count].Question.Caller.Id != caller.Id)
            return (null, Absent);
        var history = new Conversation(conversation.Summary, [.. turns, conversation.Turns[turns.Count]]).History;
        return (ask with { ConversationId = ids.Conversation, History = [.. history, .. ask.History] }, null);
    }

    private static WireRefusal Absent =>
        new(StatusCodes.Status404NotFound, "There is no response of that id; it may have been deleted by its term.", "previous_response_id", "previous_response_not_found");
}
