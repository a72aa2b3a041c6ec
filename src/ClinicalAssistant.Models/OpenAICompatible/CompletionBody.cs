using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>Writes the request for a streamed chat completion: messages of text, calls of tools and their results, and the common settings.</summary>
internal static class CompletionBody
{
    /// <summary>Whether it can say all of this; what it cannot (images, schemas, settings of one vendor) is the SDK's to say.</summary>
    public static bool Fits(IReadOnlyList<ChatMessage> messages, ChatOptions options) =>
        options is { RawRepresentationFactory: null, Instructions: null, ConversationId: null, Reasoning: null }
        && options.ResponseFormat is null or ChatResponseFormatText or ChatResponseFormatJson { Schema: null }
        && (options.Tools ?? []).All(static tool => tool is AIFunctionDeclaration { AdditionalProperties.Count: 0 })
        && messages.All(Fits);

    public static byte[] Write(IReadOnlyList<ChatMessage> messages, ChatOptions options, string model, string limitField)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("messages"u8);
            foreach (var message in messages)
                Message(json, message);
            json.WriteEndArray();
            json.WriteString("model"u8, options.ModelId ?? model);
            Settings(json, options, limitField);
            if (options.Tools is { Count: > 0 } tools)
                Tools(json, tools, options);
            json.WriteBoolean("stream"u8, true);
            json.WriteStartObject("stream_options"u8);
            json.WriteBoolean("include_usage"u8, true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static bool Fits(ChatMessage message) => message.AuthorName is null && message.Role.Value switch
    {
        "system" or "user" => message.Contents is [TextContent],
        "assistant" => message.Contents.Count > 0 && message.Contents.All(static content => content is TextContent or FunctionCallContent) && message.Contents.Count(static content => content is TextContent) <= 1,
        "tool" => message.Contents.Count > 0 && message.Contents.All(static content => content is FunctionResultContent),
        _ => false,
    };

    private static void Message(Utf8JsonWriter json, ChatMessage message)
    {
        if (message.Role == ChatRole.Tool)
        {
            foreach (var result in message.Contents.Cast<FunctionResultContent>())
                Result(json, result);
            return;
        }

        json.WriteStartObject();
        json.WriteString("role"u8, message.Role.Value);
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (message.Contents.OfType<TextContent>().FirstOrDefault() is { } text)
            json.WriteString("content"u8, text.Text);
        if (calls.Count > 0)
        {
            json.WriteStartArray("tool_calls"u8);
            calls.ForEach(call => Call(json, call));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Call(Utf8JsonWriter json, FunctionCallContent call)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, call.CallId);
        json.WriteString("type"u8, "function"u8);
        json.WriteStartObject("function"u8);
        json.WriteString("name"u8, call.Name);
        json.WriteString("arguments"u8, JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>))));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, FunctionResultContent result)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, "tool"u8);
        json.WriteString("tool_call_id"u8, result.CallId);
        json.WriteString("content"u8, result.Result as string ?? (result.Result is null ? "" : JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object)))));
        json.WriteEndObject();
    }

    private static void Settings(Utf8JsonWriter json, ChatOptions options, string limitField)
    {
        if (options.Temperature is { } temperature)
            json.WriteNumber("temperature"u8, temperature);
        if (options.TopP is { } topP)
            json.WriteNumber("top_p"u8, topP);
        if (options.FrequencyPenalty is { } frequency)
            json.WriteNumber("frequency_penalty"u8, frequency);
        if (options.PresencePenalty is { } presence)
            json.WriteNumber("presence_penalty"u8, presence);
        if (options.Seed is { } seed)
            json.WriteNumber("seed"u8, seed);
        if (options.MaxOutputTokens is { } limit)
            json.WriteNumber(limitField, limit);
        if (options.StopSequences is { Count: > 0 } stops)
        {
            json.WriteStartArray("stop"u8);
            foreach (var stop in stops)
                json.WriteStringValue(stop);
            json.WriteEndArray();
        }

        if (options.ResponseFormat is { } format)
        {
            json.WriteStartObject("response_format"u8);
            json.WriteString("type"u8, format is ChatResponseFormatJson ? "json_object"u8 : "text"u8);
            json.WriteEndObject();
        }
    }

    private static void Tools(Utf8JsonWriter json, IList<AITool> tools, ChatOptions options)
    {
        json.WriteStartArray("tools"u8);
        foreach (var tool in tools.Cast<AIFunctionDeclaration>())
            Tool(json, tool);
        json.WriteEndArray();
        if (options.AllowMultipleToolCalls is { } several)
            json.WriteBoolean("parallel_tool_calls"u8, several);
        if (options.ToolMode is RequiredChatToolMode { RequiredFunctionName: { } name })
        {
            json.WriteStartObject("tool_choice"u8);
            json.WriteString("type"u8, "function"u8);
            json.WriteStartObject("function"u8);
            json.WriteString("name"u8, name);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("tool_choice"u8, options.ToolMode switch { RequiredChatToolMode => "required"u8, NoneChatToolMode => "none"u8, _ => "auto"u8 });
        }
    }

    /// <summary>A tool with its parameters as an object that takes no others, which servers that check arguments want to be told.</summary>
    private static void Tool(Utf8JsonWriter json, AIFunctionDeclaration tool)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "function"u8);
        json.WriteStartObject("function"u8);
        json.WriteString("name"u8, tool.Name);
        json.WriteString("description"u8, tool.Description);
        json.WriteStartObject("parameters"u8);
        json.WriteString("type"u8, "object"u8);
        foreach (var part in tool.JsonSchema.EnumerateObject().Where(static part => part.Name is "required" or "properties" or "$defs"))
            part.WriteTo(json);
        json.WriteBoolean("additionalProperties"u8, false);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
