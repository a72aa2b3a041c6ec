using System.Text.Json;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Api.Patients;
using ClinicalAssistant.Api.Identity;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.Asking;

/// <summary><c>/api/ask</c>: one question, answered whole or as server-sent events by the Accept header.</summary>
internal static class AskingApi
{
    public static void MapAsking(this IEndpointRouteBuilder routes) => routes.MapPost("/api/ask", AskAsync)
        .Accepts<AskLine>("application/json")
        .Produces<AskResult>()
        .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithTags("Ask").WithSummary("Answers one question: JSON, or server-sent events with Accept: text/event-stream.");

    /// <summary>Answers in the form that the caller accepts. Shared with the conversations.</summary>
    public static async Task AnswerAsync(HttpContext context, Question question, JsonElement? id)
    {
        await context.RequestServices.GetRequiredService<PatientGate>().EnterAsync(context, question.Caller, question.Patient, question.Id);

        var pipeline = context.RequestServices.GetRequiredService<ConsultPipeline>();
        var streams = context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
        var events = pipeline.AskAsync(question with { DeliveredWhole = !streams }, context.RequestAborted);
        if (streams)
        {
            var started = await Started.WithFirstAsync(events, context.RequestAborted);
            await context.RequestServices.GetRequiredService<EventWriter>().WriteAsync(context, started);
            return;
        }

        Answer? answer = null;
        await foreach (var answerEvent in events)
            answer = (answerEvent as Completed)?.Answer ?? answer;
        context.Response.StatusCode = StatusOf(answer!);
        await context.Response.WriteAsJsonAsync(AskResult.From(answer!, id), ContractJson.Wire.AskResult, cancellationToken: context.RequestAborted);
    }

    /// <summary>200 whatever the clinical outcome; 503 where nothing could be shown for want of a record.</summary>
    public static int StatusOf(Answer answer) => answer.Outcome == Outcome.Failed && answer.Notices.Any(notice => notice.Code == "record_unavailable")
        ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status200OK;

    private static async Task AskAsync(HttpContext context, Questions questions, PatientReferences patients)
    {
        var line = await BodyReader.ReadAsync(context, ContractJson.Wire.AskLine);
        line = line with { Patient = await patients.ResolveAsync(line.Patient, context.RequestAborted) };
        await AnswerAsync(context, questions.From(line, Callers.Of(context, Door.Rest)), line.Id);
    }
}
