using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>The objects of one response: itself, its message, the message's parts.</summary>
internal sealed class ResponseReply(string id, long created, string model, ResponseRequest request)
{
    private readonly string _messageId = "msg_" + id["resp_".Length..];

    public string MessageId => _messageId;

    /// <summary>The response at a stage of its life; <paramref name="output"/> is empty until there is some.</summary>
    public JsonObject Response(string status, JsonArray output, Answer? answer = null, WireRefusal? failure = null) => new()
    {
        ["id"] = id,
        ["object"] = "response",
        ["created_at"] = created,
        ["status"] = status,
        ["error"] = failure is null ? null : new JsonObject { ["code"] = "server_error", ["message"] = failure.Message },
        ["incomplete_details"] = null,
        ["instructions"] = request.Instructions,
        ["metadata"] = request.Metadata is { ValueKind: JsonValueKind.Object } metadata ? JsonObject.Create(metadata) : new JsonObject(),
        ["model"] = model,
        ["output"] = output,
        ["parallel_tool_calls"] = false,
        ["previous_response_id"] = request.PreviousResponseId,
        ["temperature"] = null,
        ["text"] = new JsonObject { ["format"] = new JsonObject { ["type"] = "text" } },
        ["tool_choice"] = request.ToolChoice is { ValueKind: JsonValueKind.String or JsonValueKind.Object } choice ? JsonNode.Parse(choice.GetRawText()) : request.Tools is null ? "none" : "auto",
        ["tools"] = request.Tools is { ValueKind: JsonValueKind.Array } tools ? JsonArray.Create(tools) : new JsonArray(),
        ["top_p"] = null,
        ["usage"] = answer is null ? null : Usage(answer.TokenUse),
    };

    /// <summary>A whole answer's output: the message with what was said and, where it was refused, the refusal; then the functions that are asked for.</summary>
    public JsonArray Output(Answer answer)
    {
        var parts = new JsonArray();
        if (answer.Outcome == Outcome.Refused)
        {
            var notice = answer.Decision.Emergency?.Notice;
            if (notice is not null)
                parts.Add(Text(notice));
            parts.Add(Refusal(notice is null ? answer.Text : answer.Text[Math.Min(notice.Length, answer.Text.Length)..].Trim()));
        }
        else if (WireFailure.Withheld(answer) is { } withheld)
        {
            if (answer.Text.Length > 0)
                parts.Add(Text(answer.Text));
            parts.Add(Refusal(withheld));
        }
        else if (answer.Text.Length > 0 || answer.ToolCalls.Count == 0)
        {
            parts.Add(Text(answer.Text + Footnotes.Of(answer)));
        }

        return [.. parts.Count == 0 ? [] : new JsonNode[] { Message("completed", parts) }, .. answer.ToolCalls.Select(call => Call(call, "completed"))];
    }

    public static JsonObject Call(ToolCall call, string status) => new()
    {
        ["id"] = "fc_" + call.Id,
        ["type"] = "function_call",
        ["status"] = status,
        ["call_id"] = call.Id,
        ["name"] = call.Name,
        ["arguments"] = status == "completed" ? call.Arguments : "",
    };

    public JsonObject Message(string status, JsonArray content) => new()
    {
        ["id"] = _messageId,
        ["type"] = "message",
        ["status"] = status,
        ["role"] = "assistant",
        ["content"] = content,
    };

    public static JsonObject Text(string text) => new() { ["type"] = "output_text", ["text"] = text, ["annotations"] = new JsonArray(), ["logprobs"] = new JsonArray() };

    public static JsonObject Refusal(string text) => new() { ["type"] = "refusal", ["refusal"] = text };

    private static JsonObject Usage(TokenUse? use) => new()
    {
        ["input_tokens"] = use?.Input ?? 0,
        ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
        ["output_tokens"] = use?.Output ?? 0,
        ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
        ["total_tokens"] = (use?.Input ?? 0) + (use?.Output ?? 0),
    };
}
