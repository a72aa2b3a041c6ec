using System.Text;

using Hl7.Fhir.Model;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>Documents of the record, newest first, with their words where they are plain text within the record.</summary>
internal static class Documents
{
    private const int LongestText = 20_000;

    public static IReadOnlyList<RecordEntry>? Read(IReadOnlyList<Entry> entries, Fields fields)
    {
        List<RecordEntry>? read = null;
        fields.Each<DocumentReference>(entries, (entry, document) =>
        {
            var status = fields.Take(entry, "status", () => document.StatusElement?.JsonValue?.ToString());
            if (status is "entered-in-error" or "superseded")
                return;
            var type = fields.Take(entry, "type", () => Words.Of(document.Type));
            var title = fields.Take(entry, "content", () => document.Content.Select(static content => Words.NotEmpty(content.Attachment?.Title)).FirstOrDefault(static name => name is not null));
            if ((Words.NotEmpty(fields.Take(entry, "description", () => document.Description)) ?? title ?? type) is not { } text)
            {
                fields.Tell(entry, "it has neither type, title nor description and was not used", "Give type.text");
                return;
            }

            (read ??= []).Add(new RecordEntry(text)
            {
                Status = fields.Take(entry, "docStatus", () => document.DocStatusElement?.JsonValue?.ToString()) ?? status,
                Date = fields.Take(entry, "date", () => document.Date is { } date ? DateOnly.FromDateTime(date.UtcDateTime) : (DateOnly?)null),
                Detail = fields.Take(entry, "attachment", () => document.Content.Select(static content => InWords(content.Attachment)).FirstOrDefault(static words => words is not null)),
            });
        });
        return read is null ? null : [.. read.OrderByDescending(static entry => entry.Date ?? DateOnly.MinValue)];
    }

    private static string? InWords(Attachment? attachment)
    {
        if (attachment?.Data is not { Length: > 0 } data || attachment.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        var words = Encoding.UTF8.GetString(data);
        return Words.NotEmpty(words.Length > LongestText ? words[..LongestText] : words);
    }
}
