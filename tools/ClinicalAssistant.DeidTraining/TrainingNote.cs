using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.DeidTraining;

/// <summary>A text with its identifiers, in order; offsets are UTF-16. Text without marks is a note without identifiers.</summary>
internal sealed record TrainingNote(string Text, IReadOnlyList<TrainingSpan> Spans)
{
    private static readonly string[] Layouts = [": Test: ", ": First steps: ", ", first steps: ", ": Red flag: ", "? ", ": "];

    /// <summary>Lines of <c>{"text","spans":[{"type","start","end"}],"ignore"?}</c>, offsets in code points.</summary>
    public static IEnumerable<TrainingNote> Read(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            var json = JsonSerializer.Deserialize<JsonElement>(line);
            var text = json.GetProperty("text").GetString()!;
            var spans = Marked(json, "spans", text).Concat(Marked(json, "ignore", text).Select(span => span with { Tag = null })).OrderBy(span => span.Start);
            yield return new TrainingNote(text, [.. spans]);
        }
    }

    /// <summary>The texts of several words or parts that a document of a knowledge pack holds anywhere: none speaks of a person.</summary>
    public static IEnumerable<TrainingNote> ReadPack(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var name = Path.GetFileNameWithoutExtension(file).Replace('-', ' ');
        name = char.ToUpperInvariant(name[0]) + name[1..];
        return [.. Texts(document.RootElement).Where(text => text.AsSpan().IndexOfAny(' ', '-') >= 0).SelectMany((text, i) => (TrainingNote[])[new(text, []), new(AsAnswered(name, text, i), [])])];
    }

    /// <summary>As an answer that is composed from the evidence lays it out.</summary>
    private static string AsAnswered(string name, string text, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"- {name}{Layouts[number % Layouts.Length]}{text.TrimEnd('.')} [{(number % 20) + 1}].\n- Is there more to ask? Yes favours {name}; no argues against {name} [{(number % 20) + 2}].");

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
        _ => [],
    };

    private static IEnumerable<TrainingSpan> Marked(JsonElement json, string name, string text)
    {
        if (!json.TryGetProperty(name, out var spans))
            yield break;
        foreach (var span in spans.EnumerateArray())
            yield return new TrainingSpan(Utf16(text, span.GetProperty("start").GetInt32()), Utf16(text, span.GetProperty("end").GetInt32()), span.TryGetProperty("type", out var type) ? TagOf(type.GetString()!) : null);
    }

    private static int Utf16(string text, int codePoints)
    {
        var at = 0;
        for (; codePoints > 0; codePoints--)
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return at;
    }

    // Classes that have no learned form (addresses of the web) are left to the rules.
    private static Tag? TagOf(string type) => type switch
    {
        "NAME" => Tag.Name,
        "LOCATION" => Tag.Location,
        "HOSPITAL" => Tag.Hospital,
        "DATE" => Tag.Date,
        "PHONE" or "FAX" => Tag.Phone,
        "AGE_OVER_89" => Tag.Age,
        "EMAIL" or "URL" or "IP" => null,
        _ => Tag.OtherId,
    };
}
