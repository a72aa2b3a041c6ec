using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>Reads the chunks of one streamed chat completion. Every chunk is an update, also one that holds nothing: it is a sign of life. Calls of tools come in pieces and are handed over whole at the end.</summary>
internal sealed class CompletionChunks
{
    private readonly SortedDictionary<int, Call> _calls = [];
    private string? _id;
    private string? _model;

    public ChatResponseUpdate Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new WireFailure(FailureReason.InvalidReply) { Code = nameof(JsonException) };
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant };
        while (Property(ref reader))
        {
            if (reader.ValueTextEquals("choices"u8))
                Choices(ref reader, update);
            else if (reader.ValueTextEquals("usage"u8))
                Usage(ref reader, update);
            else if (_id is null && reader.ValueTextEquals("id"u8))
                _id = Words(ref reader);
            else if (_model is null && reader.ValueTextEquals("model"u8))
                _model = Words(ref reader);
            else
                Pass(ref reader);
        }

        (update.ResponseId, update.MessageId, update.ModelId) = (_id, _id, _model);
        return update;
    }

    /// <summary>The calls of tools, whole; null where there are none.</summary>
    public ChatResponseUpdate? Calls() => _calls.Count == 0 ? null : new ChatResponseUpdate(ChatRole.Assistant, [.. _calls.Values.Select(static call => call.Whole())])
    {
        ResponseId = _id,
        MessageId = _id,
        ModelId = _model,
    };

    private void Choices(ref Utf8JsonReader reader, ChatResponseUpdate update)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        var first = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (first && reader.TokenType == JsonTokenType.StartObject)
                Choice(ref reader, update);
            else
                reader.Skip();
            first = false;
        }
    }

    private void Choice(ref Utf8JsonReader reader, ChatResponseUpdate update)
    {
        while (Property(ref reader))
        {
            if (reader.ValueTextEquals("delta"u8))
                Delta(ref reader, update);
            else if (reader.ValueTextEquals("finish_reason"u8))
                update.FinishReason = Finish(Words(ref reader));
            else
                Pass(ref reader);
        }
    }

    private void Delta(ref Utf8JsonReader reader, ChatResponseUpdate update)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return;
        while (Property(ref reader))
        {
            if (reader.ValueTextEquals("content"u8))
            {
                if (Words(ref reader) is { Length: > 0 } text)
                    update.Contents.Add(new TextContent(text));
            }
            else if (reader.ValueTextEquals("refusal"u8))
            {
                if (Words(ref reader) is { Length: > 0 } refusal)
                    update.Contents.Add(new ErrorContent(refusal));
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
                ToolCalls(ref reader);
            else
                Pass(ref reader);
        }
    }

    private void ToolCalls(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            return;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var piece = JsonElement.ParseValue(ref reader);
            var index = piece.TryGetProperty("index", out var at) && at.TryGetInt32(out var number) ? number : _calls.Count;
            if (!_calls.TryGetValue(index, out var call))
                _calls[index] = call = new Call();
            call.Add(piece);
        }
    }

    private static void Usage(ref Utf8JsonReader reader, ChatResponseUpdate update)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return;
        var usage = JsonElement.ParseValue(ref reader);
        update.Contents.Add(new UsageContent(new UsageDetails
        {
            InputTokenCount = Count(usage, "prompt_tokens"),
            OutputTokenCount = Count(usage, "completion_tokens"),
            TotalTokenCount = Count(usage, "total_tokens"),
        }));
    }

    private static long? Count(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) ? count : null;

    private static ChatFinishReason? Finish(string? reason) => reason switch
    {
        null => null,
        "stop" => ChatFinishReason.Stop,
        "length" => ChatFinishReason.Length,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        "content_filter" => ChatFinishReason.ContentFilter,
        "" => throw new WireFailure(FailureReason.InvalidReply) { Code = "finish_reason" },
        _ => new ChatFinishReason(reason),
    };

    /// <summary>Goes to the next name of the object that the reader is in; false at its end.</summary>
    private static bool Property(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static string? Words(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        reader.Skip();
        return null;
    }

    private sealed class Call
    {
        private readonly StringBuilder _arguments = new();
        private string? _id;
        private string? _name;

        public void Add(JsonElement piece)
        {
            _id ??= Text(piece, "id");
            if (piece.ValueKind != JsonValueKind.Object || !piece.TryGetProperty("function", out var function))
                return;
            _name ??= Text(function, "name");
            _arguments.Append(Text(function, "arguments"));
        }

        public FunctionCallContent Whole() => FunctionCallContent.CreateFromParsedArguments(
            _arguments.ToString(), _id ?? "", _name ?? "", static json => json.Length == 0 ? null : JsonSerializer.Deserialize<Dictionary<string, object?>>(json, AIJsonUtilities.DefaultOptions));

        private static string? Text(JsonElement element, string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
