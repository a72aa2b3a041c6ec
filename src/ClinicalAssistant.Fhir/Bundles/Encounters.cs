using Hl7.Fhir.Model;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>Visits and admissions, newest first, undated last.</summary>
internal static class Encounters
{
    public static IReadOnlyList<RecordEntry>? Read(IReadOnlyList<Entry> entries, Fields fields)
    {
        List<RecordEntry>? read = null;
        fields.Each<Encounter>(entries, (entry, encounter) =>
        {
            var status = fields.Take(entry, "status", () => encounter.StatusElement?.JsonValue?.ToString());
            if (status is "entered-in-error" or "cancelled")
                return;
            var type = fields.Take(entry, "type", () => encounter.Type.Select(static concept => Words.Of(concept)).FirstOrDefault(static name => name is not null));
            var kind = fields.Take(entry, "class", () => Words.NotEmpty(encounter.Class?.Display) ?? Words.NotEmpty(encounter.Class?.Code));
            var reason = fields.Take(entry, "reasonCode", () => Words.Join(encounter.ReasonCode.Select(static concept => Words.Of(concept))));
            if ((type ?? kind) is not { } text)
            {
                fields.Tell(entry, "it has neither type nor class and was not used", "Give type.text or class");
                return;
            }

            (read ??= []).Add(new RecordEntry(text)
            {
                Status = status,
                Date = fields.Take(entry, "period", () => Words.Day(encounter.Period?.Start)),
                Detail = Words.Join(type is null ? null : kind, reason),
            });
        });
        return read is null ? null : [.. read.OrderByDescending(static entry => entry.Date ?? DateOnly.MinValue)];
    }
}
