using System.Buffers;
using System.Text.Json;
using ClinicalAssistant.Api.Asking;
using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Delivering;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A reply as chunks: the role first, each released sentence, one finish, then usage where asked for, then <c>[DONE]</c>. A failure ends with an error frame.</summary>
internal static class ChatStream
{
    private static readonly byte[] Done = "[DONE]"u8.ToArray();

    public static async Task WriteAsync(HttpContext context, EventWriter writer, ChatReply reply, IAsyncEnumerable<AnswerEvent> events, bool includeUsage)
    {
        var calls = 0;
        EventWriter.Open(context);
        await SendAsync(context, reply.Chunk(new ChatDelta("assistant", "")));
        try
        {
            await foreach (var answerEvent in writer.WithKeepAlive(context, events))
            {
                if (answerEvent is Completed { Answer: var answer })
                    await CloseAsync(context, reply, answer, includeUsage);
                else if (answerEvent is ToolCalled { Call: var call })
                    await SendAsync(context, reply.Chunk(new ChatDelta(null, null) { ToolCalls = [new ChatToolDelta(calls++, call.Id, "function", new ChatToolCall.Called(call.Name, call.Arguments))] }));
                else if (AnswerText.Of(answerEvent) is { Length: > 0 } text)
                    await SendAsync(context, reply.Chunk(new ChatDelta(null, text)));
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            // The stream's catch-all: what went out stands, and the client is told that more was to come. The fault's own words stay out.
            await FailAsync(context, new WireRefusal(StatusCodes.Status500InternalServerError, "The server failed before the answer was complete. Ask again.", null, "server_error"));
        }
    }

    private static async Task CloseAsync(HttpContext context, ChatReply reply, Answer answer, bool includeUsage)
    {
        if (WireFailure.Of(answer) is { } failure)
        {
            await FailAsync(context, failure);
            return;
        }

        var last = WireFailure.Withheld(answer) ?? Footnotes.Of(answer);
        if (last.Length > 0)
            await SendAsync(context, reply.Chunk(new ChatDelta(null, last)));
        await SendAsync(context, reply.Chunk(new ChatDelta(null, null), ChatReply.FinishReason(answer)));
        if (includeUsage)
            await SendAsync(context, reply.UsageChunk(answer));
        await WriteAsync(context, Done);
    }

    private static Task FailAsync(HttpContext context, WireRefusal failure) => WriteAsync(
        context, JsonSerializer.SerializeToUtf8Bytes(new OpenAIError(new OpenAIError.Body(failure.Message, OpenAIError.TypeOf(failure.Status), failure.Param, failure.Code)), OpenAIJson.Default.OpenAIError));

    private static Task SendAsync(HttpContext context, ChatChunk chunk) => WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(chunk, OpenAIJson.Default.ChatChunk));

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> data)
    {
        var writer = context.Response.BodyWriter;
        writer.Write("data: "u8);
        writer.Write(data.Span);
        writer.Write("\n\n"u8);
        await writer.FlushAsync(context.RequestAborted);
    }
}
