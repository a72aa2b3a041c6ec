using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ClinicalAssistant.Core;
using ClinicalAssistant.Api.Hosting;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.Asking;

/// <summary>Writes the pipeline's events as server-sent events, with a comment now and then so that no proxy closes a quiet stream.</summary>
public sealed class EventWriter(ServerOptions options, TimeProvider time)
{
    /// <summary>Streams all events of an answer; gives the answer when it is complete.</summary>
    public async Task WriteAsync(HttpContext context, IAsyncEnumerable<AnswerEvent> events)
    {
        Open(context);
        await foreach (var answerEvent in WithKeepAlive(context, events))
        {
            if (Frame(answerEvent) is { } frame)
            {
                await context.Response.WriteAsync(frame, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
    }

    internal static void Open(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>The events, with a comment line written whenever none came for the configured time.</summary>
    internal async IAsyncEnumerable<AnswerEvent> WithKeepAlive(HttpContext context, IAsyncEnumerable<AnswerEvent> events)
    {
        var pause = TimeSpan.FromSeconds(options.KeepAliveSeconds);
        await using var source = events.GetAsyncEnumerator(context.RequestAborted);
        Task<bool>? next = null;
        try
        {
            while (true)
            {
                next = source.MoveNextAsync().AsTask();
                while (!next.IsCompleted)
                {
                    using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
                    if (await Task.WhenAny(next, Task.Delay(pause, time, stop.Token)) == next)
                    {
                        await stop.CancelAsync();
                        break;
                    }

                    await context.Response.WriteAsync(": ping\n\n", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                }

                if (!await next)
                    yield break;
                yield return source.Current;
            }
        }
        finally
        {
            // The reader has left while the pipeline was at work: it ends by the same token, and only then may it be disposed, which closes its record.
            if (next is { IsCompleted: false })
                await Task.WhenAny(next);
        }
    }

    private static string? Frame(AnswerEvent answerEvent) => answerEvent switch
    {
        Notice notice => Frame("notice", NoticeJson.From(notice), ContractJson.Wire.NoticeJson),
        EvidenceFound found => Frame("evidence", EvidenceJson.From(found.Evidence), ContractJson.Wire.EvidenceJson),
        RankingFound ranking => Frame("ranking", RankingJson.From(ranking.Differential), ContractJson.Wire.RankingJson),
        SentenceReleased sentence => Frame("sentence", new SentenceJson(Orchestration.Delivering.AnswerText.Of(sentence), sentence.Marked ? "marked" : "released", sentence.Reasons), ContractJson.Wire.SentenceJson),
        SentenceWithheld withheld => Frame("withheld", new SentenceJson(null, "withheld", withheld.Reasons), ContractJson.Wire.SentenceJson),
        Refused refused => Frame("refused", new RefusedJson(refused.Category, refused.Reason, refused.Alternative), ContractJson.Wire.RefusedJson),
        Escalated escalated => Frame("escalated", new EscalatedJson(escalated.Kind, escalated.Notice, escalated.Recorded), ContractJson.Wire.EscalatedJson),
        Completed completed => Frame("completed", AskResult.From(completed.Answer), ContractJson.Wire.AskResult),
        _ => null,
    };

    private static string Frame<T>(string name, T value, JsonTypeInfo<T> type)
    {
        var frame = new StringBuilder("event: ").Append(name).Append("\ndata: ");
        return frame.Append(JsonSerializer.Serialize(value, type)).Append("\n\n").ToString();
    }
}
