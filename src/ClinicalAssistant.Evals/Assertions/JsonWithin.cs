using System.Text;
using System.Text.Json;

namespace ClinicalAssistant.Evals;

/// <summary>JSON in a text: the whole of it, or each object and list that begins in it, outermost first. A fence of a code block is no part of it.</summary>
internal static class JsonWithin
{
    public static IEnumerable<(JsonDocument Json, string Text)> Of(string text, bool whole)
    {
        var trimmed = text.Trim();
        if (whole)
        {
            if (TryParse(trimmed) is { } parsed)
                yield return (parsed, trimmed);
            yield break;
        }

        for (var at = 0; at < trimmed.Length; at++)
        {
            if (trimmed[at] is not ('{' or '['))
                continue;
            var bytes = Encoding.UTF8.GetBytes(trimmed[at..]);
            if (Length(bytes) is not { } length)
                continue;
            var found = Encoding.UTF8.GetString(bytes, 0, length);
            if (TryParse(found) is { } parsed)
                yield return (parsed, found);
            at += found.Length - 1;
        }
    }

    private static int? Length(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        try
        {
            return reader.Read() && reader.TrySkip() ? (int)reader.BytesConsumed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonDocument? TryParse(string text)
    {
        // Prose is told by its first letter: a fault that is thrown and caught costs as much as the whole answer's other checks.
        if (text is not ['{' or '[' or '"' or '-' or (>= '0' and <= '9') or 't' or 'f' or 'n', ..])
            return null;
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
