using ClinicalAssistant.Core;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace ClinicalAssistant.Fhir.Auditing;

/// <summary>Audit entries as FHIR R4 AuditEvent resources, one JSON object each. The chain's number and hash travel as identifiers of the entity, so that an export can be held against the chain.</summary>
public static class AuditEventWriter
{
    private const string Types = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private const string EntityTypes = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private const string Purposes = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private const string Chain = "urn:clinical-assistant:audit";

    private static readonly FhirJsonSerializer Serializer = new();

    /// <summary>One entry as JSON on one line.</summary>
    public static string Write(AuditEntry entry) => Serializer.SerializeToString(Of(entry));

    /// <summary>One entry as a resource.</summary>
    public static AuditEvent Of(AuditEntry entry)
    {
        var audit = new AuditEvent
        {
            Type = new Coding(Types, "rest", "RESTful Operation"),
            Subtype = [new Coding(Chain, entry.Action)],
            Action = ActionOf(entry.Action),
            Recorded = entry.At,
            Outcome = entry.Action == AuditActions.Deny ? AuditEvent.AuditEventOutcome.N4 : entry.Outcome == nameof(Core.Outcome.Failed) || entry.Action == AuditActions.Interrupt ? AuditEvent.AuditEventOutcome.N8 : AuditEvent.AuditEventOutcome.N0,
            OutcomeDesc = entry.Outcome,
            Source = new AuditEvent.SourceComponent { Observer = new ResourceReference { Display = "ClinicalAssistant" }, Site = entry.Tenant },
        };
        audit.Agent.Add(new AuditEvent.AgentComponent
        {
            Who = new ResourceReference { Display = entry.Actor },
            Requestor = true,
            PurposeOfUse = entry.Purpose is { } purpose ? [Purpose(purpose)] : [],
        });
        audit.Entity.Add(new AuditEvent.EntityComponent
        {
            What = new ResourceReference { Identifier = new Hl7.Fhir.Model.Identifier(Chain + ":" + entry.Tenant, $"{entry.Sequence}"), Display = entry.Subject },
            Type = new Coding(EntityTypes, "2", "System Object"),
            Detail = [.. Details(entry)],
        });
        if (entry.PatientKey is { } patient)
        {
            audit.Entity.Add(new AuditEvent.EntityComponent
            {
                What = new ResourceReference { Identifier = new Hl7.Fhir.Model.Identifier("urn:clinical-assistant:patient-key", patient) },
                Type = new Coding(EntityTypes, "1", "Person"),
            });
        }

        return audit;
    }

    private static AuditEvent.AuditEventAction ActionOf(string action) => action switch
    {
        AuditActions.Ask or AuditActions.Feedback or AuditActions.CreateKey => AuditEvent.AuditEventAction.C,
        AuditActions.Read or AuditActions.List or AuditActions.Export => AuditEvent.AuditEventAction.R,
        AuditActions.Answer or AuditActions.Interrupt or AuditActions.RevokeKey or AuditActions.Keep => AuditEvent.AuditEventAction.U,
        AuditActions.Delete => AuditEvent.AuditEventAction.D,
        _ => AuditEvent.AuditEventAction.E,
    };

    // A code of HL7's list is given as one, anything else in its own words.
    private static CodeableConcept Purpose(string purpose) =>
        purpose.Length is > 2 and < 13 && purpose.All(char.IsAsciiLetterUpper) ? new CodeableConcept(Purposes, purpose) : new CodeableConcept { Text = purpose };

    private static IEnumerable<AuditEvent.DetailComponent> Details(AuditEntry entry)
    {
        (string Name, string? Value)[] all = [("hash", entry.Hash), ("previous", entry.Previous), ("digest", entry.Digest), ("door", entry.Door), ("detail", entry.Detail)];
        return all.Where(static pair => !string.IsNullOrEmpty(pair.Value)).Select(static pair => new AuditEvent.DetailComponent { Type = pair.Name, Value = new FhirString(pair.Value) });
    }
}
