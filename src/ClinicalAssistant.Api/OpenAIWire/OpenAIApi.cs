using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Core;
using ClinicalAssistant.Models;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Delivering;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>The OpenAI wire: any client of it can be pointed here. Same pipeline, same verdicts; system and developer messages are untrusted input.</summary>
internal static class OpenAIApi
{
    /// <summary>The model name that always exists: the task's own route.</summary>
    public const string ClinicalModel = "clinical";

    public static void MapOpenAIWire(this IEndpointRouteBuilder routes)
    {
        var v1 = routes.MapGroup("/v1").WithTags("OpenAI wire");
        v1.MapPost("/chat/completions", CompleteAsync).Accepts<ChatRequest>("application/json").Produces<ChatCompletion>().WithSummary("Chat completions, whole or streamed.");
        v1.MapGet("/models", (ModelCatalogue models, TimeProvider time) => Results.Json(new ModelList("list", [.. Names(models).Select(name => Model(name, time))]), OpenAIJson.Default.ModelList))
            .Produces<ModelList>().WithSummary("The configured routes and providers as models.");
        v1.MapGet("/models/{id}", async (string id, ModelCatalogue models, TimeProvider time, HttpContext context) =>
        {
            if (Names(models).Contains(id, StringComparer.OrdinalIgnoreCase))
                await context.Response.WriteAsJsonAsync(Model(id, time), OpenAIJson.Default.ModelInfo, cancellationToken: context.RequestAborted);
            else
                await OpenAIError.WriteAsync(context, 404, UnknownModel(id, models), "model", "model_not_found");
        }).Produces<ModelInfo>().WithSummary("One model.");
    }

    private static async Task CompleteAsync(HttpContext context, ConsultPipeline pipeline, ModelCatalogue models, IdSource ids, EventWriter writer, TimeProvider time, ConsultOptions options)
    {
        var request = await BodyReader.ReadAsync(context, OpenAIJson.Default.ChatRequest);
        if (request.Refusal() is { } refusal)
        {
            await OpenAIError.WriteAsync(context, 400, refusal.Message, refusal.Field, "unsupported_value");
            return;
        }

        var model = request.Model is { Length: > 0 } named ? named : ClinicalModel;
        if (!Names(models).Contains(model, StringComparer.OrdinalIgnoreCase))
        {
            await OpenAIError.WriteAsync(context, 404, UnknownModel(model, models), "model", "model_not_found");
            return;
        }

        var question = new Question
        {
            Id = ids.Next(),
            Text = request.LastUserText(),
            Audience = Orchestration.Contracts.ContractValues.Audience(options.DefaultAudience, options.AllowPatientAudience),
            History = request.History(),
            CallerInstructions = request.Instructions(),
            Route = model == ClinicalModel ? null : model,
            Caller = Callers.Of(context, Door.OpenAIWire),
        };
        var created = time.GetUtcNow().ToUnixTimeSeconds();
        var reply = new ChatReply("chatcmpl-" + question.Id, created, model);
        if (request.Stream)
            await ChatStream.WriteAsync(context, writer, reply, await Started.WithFirstAsync(pipeline.AskAsync(question, context.RequestAborted), context.RequestAborted), request.StreamOptions?.IncludeUsage == true);
        else
            await WriteWholeAsync(context, reply, pipeline.AskAsync(question, context.RequestAborted));
    }

    private static async Task WriteWholeAsync(HttpContext context, ChatReply reply, IAsyncEnumerable<AnswerEvent> events)
    {
        Answer? answer = null;
        await foreach (var answerEvent in events)
            answer = (answerEvent as Completed)?.Answer ?? answer;
        if (answer!.Outcome == Outcome.Failed)
        {
            var notice = answer.Notices.LastOrDefault(notice => notice.Code is "record_unavailable" or "stage_failed" or "cut");
            await OpenAIError.WriteAsync(context, 503, string.Join("\n\n", new[] { answer.Decision.Emergency?.Notice, notice?.Text ?? "The answer could not be completed." }.OfType<string>()), null, notice?.Code ?? "failed");
            return;
        }

        await context.Response.WriteAsJsonAsync(reply.Whole(answer), OpenAIJson.Default.ChatCompletion, cancellationToken: context.RequestAborted);
    }

    private static IEnumerable<string> Names(ModelCatalogue models) =>
        new[] { ClinicalModel }.Concat(models.RouteNames).Concat(models.Providers.Select(provider => provider.Name)).Distinct(StringComparer.OrdinalIgnoreCase);

    private static string UnknownModel(string id, ModelCatalogue models) => $"The model '{(id.Length > 80 ? id[..80] : id)}' does not exist here. Models: {string.Join(", ", Names(models))}.";

    private static ModelInfo Model(string name, TimeProvider time) => new(name, "model", time.GetUtcNow().ToUnixTimeSeconds(), "clinical-assistant");
}
