using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Guarding;

/// <summary>A JSON object as the sentences that the output guard checks: its texts, its numbers with their field's name, and names that no schema gives.</summary>
internal static class ObjectSentences
{
    private const int Deepest = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest };

    /// <summary>The sentences, or null where the text is no JSON object.</summary>
    /// <param name="text">The object.</param>
    /// <param name="schema">The caller's schema: a name in it is the caller's own word.</param>
    public static IReadOnlyList<string>? Of(string text, string? schema)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? [.. Sentences("", document.RootElement, schema)] : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Sentences(string name, JsonElement element, string? schema)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if (schema?.Contains(JsonSerializer.Serialize(property.Name), StringComparison.Ordinal) != true)
                        yield return property.Name;
                    foreach (var sentence in Sentences(property.Name, property.Value, schema))
                        yield return sentence;
                }

                break;
            case JsonValueKind.Array:
                foreach (var sentence in element.EnumerateArray().SelectMany(item => Sentences(name, item, schema)))
                    yield return sentence;
                break;
            case JsonValueKind.String:
                var text = element.GetString()!;
                foreach (var span in SentenceReader.Split(text))
                    yield return text[span.Start..span.End];
                break;
            case JsonValueKind.Number:
                yield return string.Create(CultureInfo.InvariantCulture, $"{name.Replace('_', ' ')} {element.GetRawText()}");
                break;
        }
    }
}
