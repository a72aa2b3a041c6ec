using System.Globalization;
using System.Net;
using System.Text;

using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace ClinicalAssistant.Fhir;

/// <summary>
/// Writes a document as a FHIR R4 document bundle: Composition, then what it refers to, a DocumentReference for registries and a Provenance that names the
/// program as agent and each source as entity. All that the program asserted carries the label AIAST; until a person has signed, all is preliminary.
/// </summary>
public static class DocumentWriter
{
    private const string Loinc = "http://loinc.org";
    private const string Participants = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private const string NotRecorded = "Nothing was found for this section.";
    private const string Doubt = " [not verified]";

    /// <summary>The bundle as JSON.</summary>
    public static string Write(OutgoingDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var id = Guid.Parse(document.Id);
        string[] ids = [.. Enumerable.Range(0, 4).Select(place => "urn:uuid:" + Derived(id, place))];
        var device = Device(document);
        var composition = Composition(document, ids[1]);
        var reference = Reference(document, ids[0], ids[1]);
        var provenance = Provenance(document, ids);
        var bundle = new Bundle
        {
            Id = id.ToString(),
            Meta = Label(),
            Identifier = new Identifier("urn:ietf:rfc:3986", "urn:uuid:" + id),
            Type = Bundle.BundleType.Document,
            Timestamp = document.Signature?.At ?? document.Created,
            Entry = [Entry(ids[0], composition), Entry(ids[1], device), Entry(ids[2], reference), Entry(ids[3], provenance)],
        };
        return new FhirJsonSerializer().SerializeToString(bundle);
    }

    private static Composition Composition(OutgoingDocument document, string device)
    {
        var composition = new Composition
        {
            Meta = Label(),
            Status = document.Signature is null ? CompositionStatus.Preliminary : CompositionStatus.Final,
            Type = Kind(document),
            Subject = Subject(document),
            DateElement = new FhirDateTime(document.Created),
            Author = [new ResourceReference(device)],
            Title = document.Title,
            Section = [.. document.Sections.Select(Section)],
        };
        if (document.Signature is { } signature)
        {
            composition.Attester.Add(new Composition.AttesterComponent
            {
                Mode = Hl7.Fhir.Model.Composition.CompositionAttestationMode.Legal,
                TimeElement = new FhirDateTime(signature.At),
                Party = new ResourceReference { Display = $"{signature.Name}, {signature.Role}", Type = "Practitioner" },
            });
        }

        return composition;
    }

    private static Composition.SectionComponent Section(OutgoingSection section) => new()
    {
        Title = section.Title,
        Code = section.Loinc is null ? null : new CodeableConcept(Loinc, section.Loinc),
        Text = Narrative(section.Sentences),
        EmptyReason = section.Sentences.Count > 0 ? null : new CodeableConcept("http://terminology.hl7.org/CodeSystem/list-empty-reason", "unavailable", "Unavailable", NotRecorded),
    };

    private static Narrative Narrative(IReadOnlyList<OutgoingSentence> sentences)
    {
        var div = new StringBuilder("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
        foreach (var sentence in sentences)
        {
            div.Append("<p>").Append(Xhtml(sentence.Text));
            if (sentence.IsDoubtful)
                div.Append(Doubt);
            if (sentence.Sources.Count > 0)
                div.Append(" (").Append(Xhtml(string.Join(", ", sentence.Sources))).Append(')');
            div.Append("</p>");
        }

        if (sentences.Count == 0)
            div.Append("<p>").Append(NotRecorded).Append("</p>");
        return new Narrative { Status = Hl7.Fhir.Model.Narrative.NarrativeStatus.Generated, Div = div.Append("</div>").ToString() };
    }

    private static DocumentReference Reference(OutgoingDocument document, string composition, string device) => new()
    {
        Meta = Label(),
        Status = DocumentReferenceStatus.Current,
        DocStatus = document.Signature is null ? CompositionStatus.Preliminary : CompositionStatus.Final,
        Type = Kind(document),
        Subject = Subject(document),
        Date = document.Created,
        Author = [new ResourceReference(device)],
        Description = document.Title,
        Content =
        [
            new DocumentReference.ContentComponent
            {
                Attachment = new Attachment { ContentType = "text/plain", Title = document.Title, CreationElement = new FhirDateTime(document.Created), Data = Encoding.UTF8.GetBytes(Plain(document)) },
            },
        ],
        Context = new DocumentReference.ContextComponent { Related = [new ResourceReference(composition)] },
    };

    private static Provenance Provenance(OutgoingDocument document, string[] ids)
    {
        var provenance = new Provenance
        {
            Target = [new ResourceReference(ids[0]), new ResourceReference(ids[2])],
            Occurred = new FhirDateTime(document.Created),
            Recorded = document.Signature?.At ?? document.Created,
            Activity = new CodeableConcept("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "CREATE", "create"),
            Agent = [new Provenance.AgentComponent { Type = new CodeableConcept(Participants, "author", "Author"), Who = new ResourceReference(ids[1]) }],
            Entity =
            [
                .. document.Sources.Select(source => new Provenance.EntityComponent
                {
                    Role = Hl7.Fhir.Model.Provenance.ProvenanceEntityRole.Source,
                    What = new ResourceReference { Identifier = new Identifier("urn:ietf:rfc:3986", $"urn:uuid:{document.Id}#{source.Id}"), Display = source.Text },
                }),
            ],
        };
        if (document.Signature is { } signature)
            provenance.Agent.Add(new Provenance.AgentComponent { Type = new CodeableConcept(Participants, "verifier", "Verifier"), Who = new ResourceReference { Display = $"{signature.Name}, {signature.Role}", Type = "Practitioner" } });
        return provenance;
    }

    private static Device Device(OutgoingDocument document)
    {
        var device = new Device
        {
            DeviceName = [new Device.DeviceNameComponent { Name = document.Device, Type = DeviceNameType.ManufacturerName }],
            Type = new CodeableConcept { Text = "Clinical documentation software" },
            Version = [new Device.VersionComponent { Type = new CodeableConcept { Text = "product" }, Value = document.DeviceVersion }],
        };
        if (document.Model is { } model)
            device.Version.Add(new Device.VersionComponent { Type = new CodeableConcept { Text = "language model" }, Value = model });
        if (document.Prompt is { } prompt)
            device.Version.Add(new Device.VersionComponent { Type = new CodeableConcept { Text = "prompt" }, Value = prompt });
        return device;
    }

    private static string Plain(OutgoingDocument document)
    {
        var text = new StringBuilder(document.Title).AppendLine();
        foreach (var section in document.Sections)
        {
            text.AppendLine().AppendLine(section.Title);
            foreach (var sentence in section.Sentences)
                text.Append(sentence.Text).AppendLine(sentence.IsDoubtful ? Doubt : "");
            if (section.Sentences.Count == 0)
                text.AppendLine(NotRecorded);
        }

        return text.ToString();
    }

    private static Meta Label() => new() { Security = [new Coding("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "AIAST", "Artificial Intelligence asserted")] };

    private static CodeableConcept Kind(OutgoingDocument document) =>
        document.Loinc is { } loinc ? new CodeableConcept(Loinc, loinc) { Text = document.Title } : new CodeableConcept { Text = document.Title };

    private static ResourceReference? Subject(OutgoingDocument document) => document.Subject is null ? null : new ResourceReference(document.Subject);

    private static Bundle.EntryComponent Entry(string address, Resource resource)
    {
        resource.Id = address["urn:uuid:".Length..];
        return new Bundle.EntryComponent { FullUrl = address, Resource = resource };
    }

    private static string Xhtml(string text) => WebUtility.HtmlEncode(new string([.. text.Where(static c => c is '\n' or '\t' || !char.IsControl(c))]));

    /// <summary>Ids of the document's parts: the same document written again has the same.</summary>
    private static Guid Derived(Guid id, int place)
    {
        var bytes = System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}/{place}")));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes.AsSpan(0, 16), bigEndian: true);
    }
}
