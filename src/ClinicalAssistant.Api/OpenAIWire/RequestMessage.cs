using System.Text.Json;
using System.Text.Json.Serialization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>A message of a request; its content is a text or a list of parts.</summary>
internal sealed record RequestMessage : PatientWords
{
    public static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool"];

    public string? Role { get; init; }

    public JsonElement? Content { get; init; }

    public IReadOnlyList<ChatToolCall>? ToolCalls { get; init; }

    public string? ToolCallId { get; init; }

    [JsonIgnore]
    public bool HasOtherThanText => Content switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.String or JsonValueKind.Undefined } => false,
        { ValueKind: JsonValueKind.Array } parts => parts.EnumerateArray().Any(part => PartText(part) is null),
        _ => true,
    };

    [JsonIgnore]
    public string Text => Content switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
        { ValueKind: JsonValueKind.Array } parts => string.Join("\n", parts.EnumerateArray().Select(PartText).OfType<string>()),
        _ => "",
    };

    private static string? PartText(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object
        && part.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() is "text" or "input_text" or "output_text"
        && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
