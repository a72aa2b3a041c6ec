using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Orchestration;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>The OpenAI wire: any client of it can be pointed here. Same pipeline, same verdicts; system and developer messages are untrusted input.</summary>
internal static class OpenAIApi
{
    public static void MapOpenAIWire(this IEndpointRouteBuilder routes)
    {
        var v1 = routes.MapGroup("/v1").WithTags("OpenAI wire");
        v1.MapPost("/chat/completions", CompleteAsync).Accepts<ChatRequest>("application/json").Produces<ChatCompletion>().WithSummary("Chat completions, whole or streamed.");
        v1.MapPost("/responses", ResponsesApi.RespondAsync).Accepts<ResponseRequest>("application/json").Produces(200).WithSummary("Responses, whole or streamed.");
        v1.MapGet("/models", (WireDoor door, TimeProvider time) => Results.Json(new ModelList("list", [.. door.Names.Select(name => Model(name, time))]), OpenAIJson.Default.ModelList))
            .Produces<ModelList>().WithSummary("The configured routes and providers as models.");
        v1.MapGet("/models/{id}", async (string id, WireDoor door, TimeProvider time, HttpContext context) =>
        {
            if (door.Knows(id))
                await context.Response.WriteAsJsonAsync(Model(id, time), OpenAIJson.Default.ModelInfo, cancellationToken: context.RequestAborted);
            else
                await door.Unknown(id).WriteAsync(context);
        }).Produces<ModelInfo>().WithSummary("One model.");
    }

    private static async Task CompleteAsync(HttpContext context, ConsultPipeline pipeline, WireDoor door, EventWriter writer, TimeProvider time)
    {
        var request = await BodyReader.ReadAsync(context, OpenAIJson.Default.ChatRequest);
        var (ask, unread) = request.Read();
        if (await door.QuestionAsync(context, ask, unread) is not { } question)
            return;
        var reply = new ChatReply("chatcmpl-" + question.Id, time.GetUtcNow().ToUnixTimeSeconds(), WireDoor.Named(ask!));
        var events = pipeline.AskAsync(question with { DeliveredWhole = !request.Stream }, context.RequestAborted);
        if (request.Stream)
            await ChatStream.WriteAsync(context, writer, reply, await Started.WithFirstAsync(events, context.RequestAborted), request.StreamOptions?.IncludeUsage == true);
        else if (await WireDoor.WholeAsync(context, events) is { } answer)
            await context.Response.WriteAsJsonAsync(reply.Whole(answer), OpenAIJson.Default.ChatCompletion, cancellationToken: context.RequestAborted);
    }

    private static ModelInfo Model(string name, TimeProvider time) => new(name, "model", time.GetUtcNow().ToUnixTimeSeconds(), "clinical-assistant");
}
