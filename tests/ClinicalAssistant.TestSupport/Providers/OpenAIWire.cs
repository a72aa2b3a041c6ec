using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ClinicalAssistant.TestSupport;

/// <summary>OpenAI's chat completions as its API reference has them.</summary>
internal class OpenAIWire : ProviderWire
{
    private const string Id = "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT";
    private const long Created = 1741569952;

    public override string StreamContentType => "text/event-stream; charset=utf-8";

    public override bool IsStream(RecordedRequest request) =>
        request.Json.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;

    public override string ModelOf(HttpContext context, RecordedRequest request) =>
        request.Json.TryGetProperty("model", out var model) ? model.GetString() ?? "" : "";

    public override string? PresentedKey(RecordedRequest request) =>
        request.Headers.TryGetValue("Authorization", out var value) && value.StartsWith("Bearer ", StringComparison.Ordinal) ? value[7..] : null;

    public override string Frame(string json) => $"data: {json}\n\n";

    public override string? Opening(string model) =>
        Chunk(model, new JsonObject { ["role"] = "assistant", ["content"] = "", ["refusal"] = null }, null);

    public override IEnumerable<string> Reasoning(ScriptedReply reply, string model) =>
        reply.Reasoning.Select(piece => Chunk(model, new JsonObject { ["reasoning_content"] = piece }, null));

    public override string Piece(string text, ScriptedReply reply, string model) =>
        Chunk(model, new JsonObject { ["content"] = text }, reply.Fault == ScriptedFault.FinishReasonEmpty ? "" : null);

    public override IEnumerable<string> ToolCalls(ScriptedReply reply, string model)
    {
        for (var i = 0; i < reply.ToolCalls.Count; i++)
        {
            var call = reply.ToolCalls[i];
            yield return Chunk(model, ToolDelta(new JsonObject
            {
                ["index"] = i,
                ["id"] = $"call_{i}",
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = "" },
            }), null);
            var half = call.Arguments.Length / 2;
            foreach (var part in new[] { call.Arguments[..half], call.Arguments[half..] })
                yield return Chunk(model, ToolDelta(new JsonObject { ["index"] = i, ["function"] = new JsonObject { ["arguments"] = part } }), null);
        }
    }

    public override IEnumerable<string> Closing(ScriptedReply reply, RecordedRequest request, string model)
    {
        yield return Chunk(model, [], FinishReason(reply));
        if (request.Json.TryGetProperty("stream_options", out var options) && options.TryGetProperty("include_usage", out var usage) && usage.GetBoolean())
        {
            var last = Body(model, "chat.completion.chunk", []);
            last["usage"] = Usage(reply);
            yield return Frame(last.ToJsonString());
        }

        yield return "data: [DONE]\n\n";
    }

    public override string ErrorInStream() =>
        Frame("""{"error":{"message":"The server had an error while processing your request.","type":"server_error","param":null,"code":500}}""");

    public override string WithoutChoices(string model, bool stream)
    {
        var body = Body(model, stream ? "chat.completion.chunk" : "chat.completion", []).ToJsonString();
        return stream ? Frame(body) + "data: [DONE]\n\n" : body;
    }

    public override string Whole(ScriptedReply reply, string model)
    {
        var message = new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = reply.ToolCalls.Count > 0 && reply.Chunks.Count == 0 ? null : reply.Whole,
            ["refusal"] = null,
            ["annotations"] = new JsonArray(),
        };
        if (reply.Reasoning.Count > 0)
            message["reasoning_content"] = string.Concat(reply.Reasoning);
        if (reply.ToolCalls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. reply.ToolCalls.Select((call, i) => new JsonObject
            {
                ["id"] = $"call_{i}",
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
            })]);
        }

        var body = Body(model, "chat.completion",
        [
            Choice(new JsonObject { ["index"] = 0, ["message"] = message, ["logprobs"] = null, ["finish_reason"] = FinishReason(reply) }),
        ]);
        body["usage"] = Usage(reply);
        return body.ToJsonString();
    }

    public override ScriptedError Error(ScriptedFault fault, string model) => fault switch
    {
        ScriptedFault.Unauthorized => Error(401, "Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.", "invalid_request_error", "invalid_api_key"),
        ScriptedFault.ModelNotFound => Error(404, $"The model `{model}` does not exist or you do not have access to it.", "invalid_request_error", "model_not_found"),
        ScriptedFault.RateLimited => Error(429, "Rate limit reached for requests per minute.", "requests", "rate_limit_exceeded"),
        ScriptedFault.Overloaded => Error(503, "The engine is currently overloaded, please try again later.", "server_error", null),
        ScriptedFault.ContentFiltered => Error(400, "Your request was rejected as a result of our safety system.", "invalid_request_error", "content_policy_violation"),
        ScriptedFault.ContextTooLong => Error(400, "This model's maximum context length is 8192 tokens.", "invalid_request_error", "context_length_exceeded"),
        ScriptedFault.ToolsUnsupported => Error(400, "\"auto\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set", "BadRequestError", null),
        _ => Error(500, "The server had an error while processing your request. Sorry about that!", "server_error", null),
    };

    protected virtual JsonObject Choice(JsonObject choice) => choice;

    protected string Chunk(string model, JsonObject delta, string? finishReason) => Frame(Body(model, "chat.completion.chunk",
    [
        Choice(new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finishReason }),
    ]).ToJsonString());

    protected static JsonObject Body(string model, string kind, JsonArray choices) => new()
    {
        ["id"] = Id,
        ["object"] = kind,
        ["created"] = Created,
        ["model"] = model,
        ["service_tier"] = "default",
        ["system_fingerprint"] = "fp_44709d6fcb",
        ["choices"] = choices,
    };

    private static ScriptedError Error(int status, string message, string type, string? code) =>
        new(status, new { error = new { message, type, param = (string?)null, code } });

    private static JsonObject ToolDelta(JsonObject call) => new() { ["tool_calls"] = new JsonArray(call) };

    private static string? FinishReason(ScriptedReply reply) => reply.Fault switch
    {
        ScriptedFault.FinishReasonNull => null,
        ScriptedFault.FinishReasonEmpty => "",
        ScriptedFault.FinishContentFilter => "content_filter",
        _ => reply.FinishReason ?? (reply.ToolCalls.Count > 0 ? "tool_calls" : "stop"),
    };

    private static JsonObject Usage(ScriptedReply reply) => new()
    {
        ["prompt_tokens"] = reply.InputTokens,
        ["completion_tokens"] = reply.OutputTokens,
        ["total_tokens"] = reply.InputTokens + reply.OutputTokens,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = 0, ["audio_tokens"] = 0 },
        ["completion_tokens_details"] = new JsonObject
        {
            ["reasoning_tokens"] = 0,
            ["audio_tokens"] = 0,
            ["accepted_prediction_tokens"] = 0,
            ["rejected_prediction_tokens"] = 0,
        },
    };
}
