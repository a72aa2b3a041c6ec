using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Turns questions with their answers into a pack: JSON lines, or a folder of MedQuAD XML.</summary>
/// <param name="packs">Where the pack goes.</param>
/// <param name="time">Dates it.</param>
/// <param name="limits">How much XML is read; null for the defaults.</param>
public sealed class QuestionsImport(ImportedPacks packs, TimeProvider time, XmlLimits? limits = null)
    : TextImport(packs, time, PackKind.Questions, Endings)
{
    private static readonly string[] Endings = [".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz", ".xml", ".xml.gz"];

    private protected override IEnumerable<PassageRecord> Read(ImportedFiles files, string path, string name, PackTerms terms) =>
        name.Contains(".xml", StringComparison.OrdinalIgnoreCase) ? MedQuadXml.Read(path, name, limits ?? new XmlLimits()) : Lines(path);

    private static IEnumerable<PassageRecord> Lines(string path)
    {
        var file = SourceFile.Read(path);
        foreach (var (number, start, length) in file.Lines())
        {
            if (length == 0)
                continue;
            PassageRecord? record;
            try
            {
                using var json = JsonDocument.Parse(file.Bytes.AsMemory(start, length));
                record = Record(json.RootElement);
            }
            catch (JsonException fault)
            {
                throw file.Wrong(number, (int)(fault.BytePositionInLine ?? 0) + 1, "this is not valid JSON. Mend or remove the line.", fault);
            }

            if (record is null)
                throw file.Wrong(number, 1, "a line needs 'id', 'question' and 'answer'. Mend or remove it.");
            if (record.Text.Length > 0)
                yield return record;
        }
    }

    private static PassageRecord? Record(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object || Text(line, "id") is not { } id || Text(line, "question") is not { } question)
            return null;
        var focus = Text(line, "focus");
        return new PassageRecord
        {
            Id = id,
            Title = question,
            Question = question,
            Names = [.. new[] { focus }.OfType<string>(), .. Texts(line, "synonyms")],
            Type = Text(line, "question_type"),
            // An answer that its publisher has removed leaves nothing to show.
            Text = Text(line, "answer") ?? "",
            Source = new Source(question, Text(line, "source") ?? "not stated", Year(line), Text(line, "url")),
            Audience = Text(line, "audience") ?? "patient",
        };
    }

    private static string? Text(JsonElement line, string field) =>
        line.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text.Trim() : null;

    private static IEnumerable<string> Texts(JsonElement line, string field) => line.TryGetProperty(field, out var values) && values.ValueKind == JsonValueKind.Array
        ? values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)
        : [];

    private static int? Year(JsonElement line) => line.TryGetProperty("year", out var year) && year.ValueKind == JsonValueKind.Number && year.TryGetInt32(out var value) ? value : null;
}
