using System.Collections.Concurrent;
using System.Text.Json;
using NJsonSchema;

namespace ClinicalAssistant.Evals;

/// <summary>
/// JSON schemas of suites. Schemas of the common keywords (type, required, properties, items, enum, const, bounds, lengths, pattern,
/// additionalProperties) are checked here, as a suite may hold thousands; whatever else a schema uses is checked by NJsonSchema.
/// </summary>
internal static class JsonSchemas
{
    // What stands under these is a value, not a schema.
    private static readonly string[] Values = ["enum", "const", "default", "examples"];

    private static readonly ConcurrentDictionary<string, Func<JsonElement, string, IReadOnlyList<string>>> Known = new(StringComparer.Ordinal);

    public static Func<JsonElement, string, IReadOnlyList<string>> Read(SuiteNode node)
    {
        var json = node.ToJson();
        var text = json.GetRawText();
        if (Known.TryGetValue(text, out var schema))
            return schema;
        if (UnknownType(json) is { } unknown)
            throw node.Fault($"the JSON schema knows no type '{unknown}'. Types: {string.Join(", ", PlainSchema.Types)}.");
        return Known[text] = PlainSchema.TryRead(json) is { } plain ? (element, _) => plain.Faults(element) : Full(node, text);
    }

    /// <summary>NJsonSchema reads an unknown type as any: a slip of the pen would make an assertion that cannot fail.</summary>
    private static string? UnknownType(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Array => schema.EnumerateArray().Select(UnknownType).FirstOrDefault(type => type is not null),
        JsonValueKind.Object => schema.EnumerateObject().Where(keyword => !Values.Contains(keyword.Name))
            .Select(keyword => keyword is { Name: "type", Value.ValueKind: JsonValueKind.String } && keyword.Value.GetString() is { } type && !PlainSchema.Types.Contains(type) ? type : UnknownType(keyword.Value))
            .FirstOrDefault(type => type is not null),
        _ => null,
    };

    private static Func<JsonElement, string, IReadOnlyList<string>> Full(SuiteNode node, string text)
    {
        try
        {
            var schema = JsonSchema.FromJsonAsync(text).GetAwaiter().GetResult();
            return (_, answer) => [.. schema.Validate(answer).Select(fault => $"{fault.Path}: {fault.Kind}")];
        }
        catch (Exception fault) when (fault is InvalidOperationException or Newtonsoft.Json.JsonException or NotSupportedException)
        {
            throw node.Fault($"the JSON schema cannot be read ({fault.GetType().Name}). Check its keywords and references.");
        }
    }
}
