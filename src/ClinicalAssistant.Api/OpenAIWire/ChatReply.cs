using ClinicalAssistant.Core;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>What stays the same in one reply: its id, its time, its model.</summary>
internal sealed record ChatReply(string Id, long Created, string Model)
{
    /// <summary>The whole reply.</summary>
    public ChatCompletion Whole(Answer answer) => new(
        Id, "chat.completion", Created, Model,
        [new ChatChoice(0, new ChatMessage("assistant", Content(answer), null) { ToolCalls = answer.ToolCalls.Count == 0 ? null : [.. answer.ToolCalls.Select(ChatToolCall.Of)] }, null, FinishReason(answer))],
        Usage(answer), AskResult.From(answer));

    /// <summary>A piece of a stream.</summary>
    public ChatChunk Chunk(ChatDelta delta, string? finish = null) => new(Id, "chat.completion.chunk", Created, Model, [new ChunkChoice(0, delta, null, finish)], null);

    /// <summary>The piece that reports use, without choices.</summary>
    public ChatChunk UsageChunk(Answer answer) => new(Id, "chat.completion.chunk", Created, Model, [], Usage(answer));

    /// <summary>A refusal is ordinary content with this finish reason.</summary>
    public static string FinishReason(Answer answer) => answer.Outcome == Outcome.Refused || WireFailure.Withheld(answer) is not null ? "content_filter"
        : answer.ToolCalls.Count > 0 ? "tool_calls"
        : "stop";

    private static string? Content(Answer answer) => WireFailure.Withheld(answer) is { } withheld
        ? (answer.Text + "\n\n" + withheld).Trim()
        : answer.ToolCalls.Count > 0 && answer.Text.Length == 0 ? null
        : answer.Text + Footnotes.Of(answer);

    private static ChatUsage Usage(Answer answer) => new(
        answer.TokenUse?.Input ?? 0, answer.TokenUse?.Output ?? 0, (answer.TokenUse?.Input ?? 0) + (answer.TokenUse?.Output ?? 0));
}
