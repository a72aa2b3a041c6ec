using System.Text.Json;
using ClinicalAssistant.Core;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.Evals;

/// <summary>Reads fields of a benchmark's line.</summary>
internal static class BenchmarkLine
{
    public static string Text(JsonElement line, string field) => TextOrNull(line, field) ?? throw new WrongInputException($"Field '{field}' is missing, or is not text.");

    public static string? TextOrNull(JsonElement line, string field) =>
        line.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string Choice(JsonElement line, string field, params string[] choices)
    {
        var value = Text(line, field);
        return choices.Contains(value) ? value : throw new WrongInputException($"Field '{field}' must be one of: {string.Join(", ", choices)}.");
    }

    public static bool Flag(JsonElement line, string field) => line.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.True;

    public static IEnumerable<JsonElement> List(JsonElement line, string field) =>
        line.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static IReadOnlyList<string> Texts(JsonElement line, string field) =>
        [.. List(line, field).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];

    public static Audience AudienceOf(JsonElement line) => TextOrNull(line, "audience") == "patient" ? Audience.Patient : Audience.Clinician;

    public static InputPlace PlaceOf(JsonElement line) => TextOrNull(line, "where") switch
    {
        "document" => InputPlace.Document,
        "fhir_note" => InputPlace.FhirNote,
        _ => InputPlace.User,
    };
}
