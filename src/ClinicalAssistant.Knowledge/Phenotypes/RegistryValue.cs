using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>One value of a registry file, with its place for messages. Messages name fields, never what a case says.</summary>
internal readonly struct RegistryValue(SourceFile file, long offset, JsonElement element)
{
    public WrongInputException Wrong(string what) => file.Wrong(offset, what);

    /// <summary>A field under either name; null where absent or null.</summary>
    public JsonElement? Get(string name, string? otherName = null) => Inner(element, name, otherName);

    public string? Text(string name) => TextOf(element, name);

    public int Number(string name) => Number(element, name);

    /// <summary>A whole number, 0 or more.</summary>
    public int Number(JsonElement within, string name) =>
        within.ValueKind == JsonValueKind.Object && within.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0
            ? number
            : throw Wrong($"'{name}' is missing or is no whole number.");

    public IEnumerable<JsonElement> Items(JsonElement list, string name) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw Wrong($"'{name}' is no list.");

    /// <summary>A term: an id alone, or an object with id and label.</summary>
    public (string Id, string? Label) Term(JsonElement term)
    {
        var id = term.ValueKind == JsonValueKind.String ? term.GetString() : TextOf(term, "id");
        return id is not null && TermIds.Short(id) is { } shortId ? (shortId, TextOf(term, "label")) : throw Wrong("a term without an id such as HP:0001250.");
    }

    /// <summary>A disease's id and name, or null where none is stated.</summary>
    public static (string Id, string? Name)? Disease(JsonElement? disease)
    {
        if (disease is not { } stated)
            return null;
        var id = stated.ValueKind == JsonValueKind.String ? stated.GetString() : TextOf(stated, "id");
        return string.IsNullOrWhiteSpace(id) ? null : (id, TextOf(stated, "label") ?? TextOf(stated, "name"));
    }

    public static JsonElement? Inner(JsonElement element, string name, string? otherName = null)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return null;
        if (element.TryGetProperty(name, out var value) || (otherName is not null && element.TryGetProperty(otherName, out value)))
            return value.ValueKind == JsonValueKind.Null ? null : value;
        return null;
    }

    /// <summary>The items of a list; none where it is absent or no list.</summary>
    public static IEnumerable<JsonElement> List(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    /// <summary>The texts of a list.</summary>
    public static IEnumerable<string> Texts(JsonElement? list) => List(list).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);

    public static string? TextOf(JsonElement element, string name) => Inner(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool IsTrue(JsonElement element, string name) => Inner(element, name) is { ValueKind: JsonValueKind.True };
}
