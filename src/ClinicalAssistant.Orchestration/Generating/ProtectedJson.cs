using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>JSON that stays JSON while what its texts and numbers hold is replaced: a placeholder is no number, so a number that is replaced becomes a text.</summary>
internal static class ProtectedJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Words of JSON Schema itself, and names of properties: these tell the model the form that its arguments must have.
    private static readonly HashSet<string> Form = new(StringComparer.Ordinal) { "type", "format", "required", "dependentRequired", "$ref", "$schema" };

    /// <summary>A JSON Schema: titles, descriptions, allowed values, examples.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static JsonElement Schema(string schema, Func<string, string> protect) => JsonSerializer.SerializeToElement(SchemaPart(JsonNode.Parse(schema), protect));

    /// <summary>The arguments of a call. They are read as a whole, as the key tells what a number is; where that would break them, each by itself.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="InvalidOperationException">It is no object.</exception>
    public static Dictionary<string, object?> Arguments(string arguments, Func<string, string> protect)
    {
        var given = JsonNode.Parse(arguments);
        var replaced = Whole(given, protect) ?? Part(given, "", protect);
        return replaced!.AsObject().ToDictionary(static member => member.Key, static member => (object?)member.Value);
    }

    private static JsonNode? SchemaPart(JsonNode? node, Func<string, string> protect) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Form.Contains(member.Key) && member.Value is not JsonObject ? member.Value?.DeepClone() : SchemaPart(member.Value, protect)))),
        JsonArray items => new JsonArray([.. items.Select(item => SchemaPart(item, protect))]),
        JsonValue value when Words(value) is { } words => protect(words) is var replaced && replaced == words ? value.DeepClone() : JsonValue.Create(replaced),
        _ => node?.DeepClone(),
    };

    private static JsonNode? Whole(JsonNode? given, Func<string, string> protect)
    {
        var text = Quoted(given)?.ToJsonString(Plain) ?? "null";
        // An escape would hide the beginning of a word.
        if (text.Contains('\\', StringComparison.Ordinal))
            return null;
        try
        {
            return Numbers(given, JsonNode.Parse(protect(text)));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static JsonNode? Quoted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(static member => KeyValuePair.Create(member.Key, Quoted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Quoted)]),
        JsonValue value when Words(value) is { } words => JsonValue.Create(words),
        _ => node?.DeepClone(),
    };

    /// <summary>The replaced form, in which what was a number and stayed as it was is one again.</summary>
    /// <exception cref="InvalidOperationException">It has another structure than what was given.</exception>
    private static JsonNode? Numbers(JsonNode? given, JsonNode? replaced) => (given, replaced) switch
    {
        (JsonObject one, JsonObject other) when one.Count == other.Count => new JsonObject(one.Zip(other, static (before, after) => KeyValuePair.Create(after.Key, Numbers(before.Value, after.Value)))),
        (JsonArray one, JsonArray other) when one.Count == other.Count => new JsonArray([.. one.Zip(other, Numbers)]),
        (JsonValue one, JsonValue other) => Words(one) == Words(other) ? one.DeepClone() : other.DeepClone(),
        (null, null) => null,
        _ => throw new InvalidOperationException("The structure was changed."),
    };

    private static JsonNode? Part(JsonNode? node, string key, Func<string, string> protect) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(protect(member.Key), Part(member.Value, member.Key, protect)))),
        JsonArray items => new JsonArray([.. items.Select(item => Part(item, key, protect))]),
        JsonValue value when Words(value) is { } words => Beside(key, words, protect) is var replaced && replaced == words ? value.DeepClone() : JsonValue.Create(replaced),
        _ => node?.DeepClone(),
    };

    private static string Beside(string key, string words, Func<string, string> protect)
    {
        var label = $"\"{key}\": ";
        var replaced = protect(label + words);
        return replaced.StartsWith(label, StringComparison.Ordinal) ? replaced[label.Length..] : protect(words);
    }

    /// <summary>A text, or a number as it is written; null for anything else.</summary>
    private static string? Words(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.Number => value.ToJsonString(),
        _ => null,
    };
}
