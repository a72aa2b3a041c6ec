using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.OpenAIWire;

/// <summary>Reads <c>response_format</c> (chat) and <c>text.format</c> (responses).</summary>
internal static class ObjectFormats
{
    private const int LongestSchema = 50_000;

    /// <summary>The object that is asked for, null for text; or why it cannot be read.</summary>
    public static (ObjectFormat? Format, WireRefusal? Refusal) Read(JsonElement? format, string field)
    {
        if (format is not { ValueKind: JsonValueKind.Object } given || Text(given, "type") is not { } type || type == "text")
            return (null, null);
        if (type == "json_object")
            return (new ObjectFormat(null, null), null);
        var described = given.TryGetProperty("json_schema", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : given;
        if (type != "json_schema" || !described.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.Object)
            return (null, WireRefusal.Unsupported($"'{field}' is text, json_object, or json_schema with a schema.", field));
        var text = schema.GetRawText();
        return text.Length > LongestSchema
            ? (null, WireRefusal.Unsupported($"The schema in '{field}' is longer than {LongestSchema} characters.", field))
            : (new ObjectFormat(Text(described, "name"), text), null);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
