using System.Text.Json;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>What a schema of a caller's function says in words: titles, descriptions, values and the names of its fields. Its syntax says nothing, and reads to the learned layer like a command.</summary>
internal static class SchemaTexts
{
    private const int MostDepth = 64;

    /// <summary>The words, a line each; the schema itself where it is no JSON.</summary>
    public static string Of(string schema)
    {
        try
        {
            using var document = JsonDocument.Parse(schema, new JsonDocumentOptions { MaxDepth = MostDepth });
            var texts = new List<string>();
            Collect(document.RootElement, "", texts);
            return string.Join('\n', texts.Distinct(StringComparer.Ordinal));
        }
        catch (JsonException)
        {
            return schema;
        }
    }

    private static void Collect(JsonElement element, string name, List<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in element.EnumerateObject())
                {
                    // A keyword of JSON Schema has no space in it.
                    if (name == "properties" || field.Name.AsSpan().ContainsAny(' ', '_'))
                        texts.Add(field.Name.Replace('_', ' '));
                    Collect(field.Value, field.Name, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Collect(item, name, texts);
                break;
            case JsonValueKind.String when element.GetString() is { } text && !(IsForm(name) && !text.Contains(' ', StringComparison.Ordinal)):
                texts.Add(text);
                break;
        }
    }

    private static bool IsForm(string name) => name is "type" or "format" or "$schema" or "$ref" or "$id" or "required" or "pattern";
}
