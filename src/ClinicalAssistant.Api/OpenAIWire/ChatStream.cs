using System.Text.Json;
using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Delivering;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A reply as chunks: the role first, each released sentence, one finish, then usage where asked for, then <c>[DONE]</c>. A failure ends with an error frame.</summary>
internal static class ChatStream
{
    public static async Task WriteAsync(HttpContext context, EventWriter writer, ChatReply reply, IAsyncEnumerable<AnswerEvent> events, bool includeUsage)
    {
        EventWriter.Open(context);
        await SendAsync(context, reply.Chunk(new ChatDelta("assistant", "")));
        await foreach (var answerEvent in writer.WithKeepAlive(context, events))
        {
            if (answerEvent is Completed { Answer: var answer })
            {
                await CloseAsync(context, reply, answer, includeUsage);
                continue;
            }

            var text = AnswerText.Of(answerEvent);
            if (text.Length > 0)
                await SendAsync(context, reply.Chunk(new ChatDelta(null, text)));
        }
    }

    private static async Task CloseAsync(HttpContext context, ChatReply reply, Answer answer, bool includeUsage)
    {
        if (answer.Outcome == Outcome.Failed)
        {
            var notice = answer.Notices.LastOrDefault(notice => notice.Code is "record_unavailable" or "stage_failed" or "cut");
            var error = new OpenAIError(new OpenAIError.Body(notice?.Text ?? "The answer could not be completed.", "server_error", null, notice?.Code ?? "failed"));
            await WriteAsync(context, JsonSerializer.Serialize(error, OpenAIJson.Default.OpenAIError));
            return;
        }

        if (Footnotes.Of(answer) is { Length: > 0 } footnotes)
            await SendAsync(context, reply.Chunk(new ChatDelta(null, footnotes)));
        await SendAsync(context, reply.Chunk(new ChatDelta(null, null), ChatReply.FinishReason(answer.Outcome)));
        if (includeUsage)
            await SendAsync(context, reply.UsageChunk(answer));
        await WriteAsync(context, "[DONE]");
    }

    private static Task SendAsync(HttpContext context, ChatChunk chunk) => WriteAsync(context, JsonSerializer.Serialize(chunk, OpenAIJson.Default.ChatChunk));

    private static async Task WriteAsync(HttpContext context, string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
