using System.Globalization;
using System.Text.Json;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Facts;

/// <summary>A list of plain facts: strings, or objects with <c>text</c> and at will <c>code</c>, <c>system</c>, <c>status</c>, <c>date</c>, <c>detail</c>.</summary>
internal static class FactList
{
    public static IReadOnlyList<RecordEntry> Read(string name, JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
            throw new WrongInputException($"patient.{name} is no list: write [\"…\",\"…\"], [] where there are none, or leave it out where it is not known.");
        var entries = list.EnumerateArray().Select((item, index) => Entry(name, index, item)).ToArray();
        return entries.Length == 1 && NoneStated.ByWords(entries[0].Text) ? [] : entries;
    }

    private static RecordEntry Entry(string name, int index, JsonElement item)
    {
        var text = item.ValueKind == JsonValueKind.Object
            ? item.TryGetProperty("text", out var inner) ? JsonText.Of(inner) : null
            : JsonText.Of(item);
        if (string.IsNullOrWhiteSpace(text))
            throw Wrong(name, index, "holds no text", "write a string, or an object with \"text\"");
        var entry = new RecordEntry(text.Trim());
        return item.ValueKind == JsonValueKind.String ? entry : entry with
        {
            Code = Part(name, index, item, "code"),
            System = Part(name, index, item, "system"),
            Status = Part(name, index, item, "status"),
            Detail = Part(name, index, item, "detail"),
            Date = Date(name, index, item),
        };
    }

    private static string? Part(string name, int index, JsonElement item, string part) =>
        !item.TryGetProperty(part, out var value) || value.ValueKind == JsonValueKind.Null
            ? null
            : JsonText.Of(value) ?? throw Wrong(name, index, $"has a {part} that is no text", "write it as a string");

    private static DateOnly? Date(string name, int index, JsonElement item) => Part(name, index, item, "date") switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => throw Wrong(name, index, "has a date that is none", "write it as 2026-03-31"),
    };

    private static WrongInputException Wrong(string name, int index, string what, string remedy) =>
        new(string.Create(CultureInfo.InvariantCulture, $"patient.{name}[{index}] {what}: {remedy}."));
}
