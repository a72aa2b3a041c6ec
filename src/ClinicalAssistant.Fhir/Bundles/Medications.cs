using Hl7.Fhir.Model;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir.Bundles;

/// <summary>
/// Medications that are taken now, and apart from them those that are not. A record with none that is current says nothing
/// of what the patient takes, unless it states that there is none.
/// </summary>
internal sealed class Medications(IReadOnlyList<Entry> all, TimeProvider time, Fields fields)
{
    /// <summary>What says that it is not taken now. Any other status, an unknown one too, counts as taken: a drug left out is the greater harm.</summary>
    private static readonly HashSet<string> NotTaken =
        ["completed", "stopped", "cancelled", "draft", "intended", "not-taken", "proposal", "plan", "do not give"];

    private static readonly HashSet<string> Taken = ["active", "on-hold", "unknown"];

    private readonly List<RecordEntry> _current = [];
    private readonly List<RecordEntry> _notCurrent = [];
    private bool _noneStated;

    public (IReadOnlyList<RecordEntry>? Current, IReadOnlyList<RecordEntry> NotCurrent) Read(IReadOnlyList<Entry> entries)
    {
        fields.Each<MedicationStatement>(entries, Statement);
        fields.Each<MedicationRequest>(entries, Request);
        return (_current.Count > 0 || (_noneStated && fields.NoneIsSure("MedicationStatement", "MedicationRequest")) ? _current : null, _notCurrent);
    }

    private void Statement(Entry entry, MedicationStatement statement)
    {
        var status = fields.Take(entry, "status", () => statement.StatusElement?.JsonValue?.ToString());
        var effective = fields.Take(entry, "effective", () => statement.Effective);
        var ended = fields.Take(entry, "effectivePeriod", () => Words.Day((effective as Period)?.End)) is { } end && end < DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Add(entry, fields.Take(entry, "medication", () => statement.Medication), ended && status is "active" or "unknown" ? "ended" : status,
            fields.Take(entry, "dosage", () => DosageText.Of(statement.Dosage)),
            fields.Take(entry, "effective", () => Words.Day((effective as FhirDateTime)?.Value ?? (effective as Period)?.Start)),
            isCurrent: !ended && !NotTaken.Contains(status ?? ""));
    }

    private void Request(Entry entry, MedicationRequest request)
    {
        var status = fields.Take(entry, "status", () => request.StatusElement?.JsonValue?.ToString());
        var intent = fields.Take(entry, "intent", () => request.IntentElement?.JsonValue?.ToString());
        var forbidden = fields.Take(entry, "doNotPerform", () => request.DoNotPerform) == true;
        var shown = forbidden ? "do not give" : intent is "proposal" or "plan" ? intent : status;
        Add(entry, fields.Take(entry, "medication", () => request.Medication), shown,
            fields.Take(entry, "dosageInstruction", () => DosageText.Of(request.DosageInstruction)),
            fields.Take(entry, "authoredOn", () => Words.Day(request.AuthoredOn)),
            isCurrent: !NotTaken.Contains(shown ?? ""));
    }

    private void Add(Entry entry, DataType? medication, string? status, string? dosage, DateOnly? date, bool isCurrent)
    {
        if (status == "entered-in-error")
            return;
        var concept = fields.Take(entry, "medication", () => Concept(all, entry, medication));
        if (Words.AnyCode(concept, NoneStated.IsSilent))
            return;
        var text = Words.Of(concept) ?? Words.NotEmpty((medication as ResourceReference)?.Display);
        if (text is null)
        {
            fields.Tell(entry, "its medication has no name here and was not used", "Give medicationCodeableConcept, or send the Medication that it refers to");
            return;
        }

        if (isCurrent && (Words.AnyCode(concept, NoneStated.ByCode) || NoneStated.ByWords(text)))
        {
            _noneStated = true;
            return;
        }

        if (isCurrent && !Taken.Contains(status ?? ""))
            fields.Tell(entry, "it has no status of FHIR R4 and was taken as current", "Give the status");
        (isCurrent ? _current : _notCurrent).Add(new RecordEntry(text)
        {
            Code = Words.CodeOf(concept),
            System = Words.FirstCode(concept)?.System,
            Status = status,
            Detail = dosage,
            Date = date,
        });
    }

    /// <summary>The concept of a medication given by itself, contained, or as another entry.</summary>
    internal static CodeableConcept? Concept(IReadOnlyList<Entry> all, Entry entry, DataType? medication)
    {
        if (medication is CodeableConcept concept)
            return concept;
        if (medication is not ResourceReference { Reference: { Length: > 1 } reference })
            return null;
        var named = reference[0] == '#'
            ? (entry.Resource as DomainResource)?.Contained.FirstOrDefault(resource => resource.Id == reference[1..])
            : all.FirstOrDefault(other => other.Resource is Medication && other.IsNamedBy(reference))?.Resource;
        return (named as Medication)?.Code;
    }
}
