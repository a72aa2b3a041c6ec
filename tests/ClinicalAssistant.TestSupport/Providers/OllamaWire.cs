using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ClinicalAssistant.TestSupport;

/// <summary>Ollama's native chat as its API document has it: one JSON object a line.</summary>
internal sealed class OllamaWire : ProviderWire
{
    private const string CreatedAt = "2023-12-12T14:13:43.416799Z";

    public override string StreamContentType => "application/x-ndjson";

    /// <summary>Ollama streams unless told not to.</summary>
    public override bool IsStream(RecordedRequest request) =>
        !request.Json.TryGetProperty("stream", out var stream) || stream.ValueKind != JsonValueKind.False;

    public override string ModelOf(HttpContext context, RecordedRequest request) =>
        request.Json.TryGetProperty("model", out var model) ? model.GetString() ?? "" : "";

    public override string? PresentedKey(RecordedRequest request) =>
        request.Headers.TryGetValue("Authorization", out var value) && value.StartsWith("Bearer ", StringComparison.Ordinal) ? value[7..] : null;

    public override string Frame(string json) => json + "\n";

    public override string? Opening(string model) => null;

    public override IEnumerable<string> Reasoning(ScriptedReply reply, string model) =>
        reply.Reasoning.Select(piece => Line(model, new JsonObject { ["role"] = "assistant", ["content"] = "", ["thinking"] = piece }));

    public override string Piece(string text, ScriptedReply reply, string model) => Line(model, Message(text));

    public override IEnumerable<string> ToolCalls(ScriptedReply reply, string model)
    {
        if (reply.ToolCalls.Count > 0)
            yield return Line(model, WithTools(Message(""), reply));
    }

    public override IEnumerable<string> Closing(ScriptedReply reply, RecordedRequest request, string model)
    {
        var last = Body(model, Message(""));
        yield return Frame(Finish(last, reply).ToJsonString());
    }

    public override string ErrorInStream() => Frame("""{"error":"an error was encountered while running the model: CUDA error"}""");

    public override string WithoutChoices(string model, bool stream)
    {
        var body = Finish(Body(model, Message("")), new ScriptedReply()).ToJsonString();
        return stream ? Frame(body) : body;
    }

    public override string Whole(ScriptedReply reply, string model)
    {
        var message = WithTools(Message(reply.Whole), reply);
        if (reply.Reasoning.Count > 0)
            message["thinking"] = string.Concat(reply.Reasoning);
        return Finish(Body(model, message), reply).ToJsonString();
    }

    public override ScriptedError Error(ScriptedFault fault, string model) => fault switch
    {
        ScriptedFault.Unauthorized => Error(401, "unauthorized"),
        ScriptedFault.ModelNotFound => Error(404, $"model '{model}' not found"),
        ScriptedFault.RateLimited => Error(429, "too many requests"),
        ScriptedFault.Overloaded => Error(503, "server busy, please try again.  maximum pending requests exceeded"),
        ScriptedFault.ToolsUnsupported => Error(400, $"registry.ollama.ai/library/{model} does not support tools"),
        ScriptedFault.ContentFiltered or ScriptedFault.ContextTooLong => Error(400, "the input length exceeds the context length"),
        _ => Error(500, "llama runner process has terminated: signal: killed"),
    };

    private string Line(string model, JsonObject message) => Frame(Body(model, message).ToJsonString());

    private static ScriptedError Error(int status, string error) => new(status, new { error });

    private static JsonObject Message(string content) => new() { ["role"] = "assistant", ["content"] = content };

    private static JsonObject WithTools(JsonObject message, ScriptedReply reply)
    {
        if (reply.ToolCalls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. reply.ToolCalls.Select(call => new JsonObject
            {
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = JsonNode.Parse(call.Arguments) },
            })]);
        }

        return message;
    }

    private static JsonObject Body(string model, JsonObject message) =>
        new() { ["model"] = model, ["created_at"] = CreatedAt, ["message"] = message, ["done"] = false };

    private static JsonObject Finish(JsonObject body, ScriptedReply reply)
    {
        body["done"] = true;
        if (reply.Fault == ScriptedFault.FinishReasonEmpty)
            body["done_reason"] = "";
        else if (reply.Fault != ScriptedFault.FinishReasonNull)
            body["done_reason"] = reply.FinishReason ?? "stop";
        body["total_duration"] = 5191566416;
        body["load_duration"] = 2154458;
        body["prompt_eval_count"] = reply.InputTokens;
        body["prompt_eval_duration"] = 383809000;
        body["eval_count"] = reply.OutputTokens;
        body["eval_duration"] = 4799921000;
        return body;
    }
}
