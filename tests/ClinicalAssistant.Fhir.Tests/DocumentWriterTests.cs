using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace ClinicalAssistant.Fhir.Tests;

#pragma warning disable CS8600, CS8602 // The SDK admits nulls where a strict reader has found values.

public sealed class DocumentWriterTests
{
    private static readonly OutgoingDocument Draft = new()
    {
        Id = "0196f3a0-0000-7000-8000-000000000001",
        Title = "SOAP note",
        Loinc = "11506-3",
        Created = new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero),
        Subject = "Patient/17",
        Device = "ClinicalAssistant",
        DeviceVersion = "0.1.0",
        Model = "test-model",
        Prompt = "Documentation 3 abc",
        Sections =
        [
            new OutgoingSection("Subjective", "61150-9", [new OutgoingSentence("Cough for 3 days, no <fever> & no chills.", ["u1", "u2"], false), new OutgoingSentence("Smokes.", [], true)]),
            new OutgoingSection("Objective", null, []),
        ],
        Sources = [new OutgoingSource("u1", "I have had a cough for three days."), new OutgoingSource("u2", "No fever or chills.")],
    };

    [Fact]
    public void The_bundle_is_a_document_that_a_strict_reader_takes()
    {
        var bundle = Read(DocumentWriter.Write(Draft));
        Assert.Equal(Bundle.BundleType.Document, bundle.Type);
        Assert.NotNull(bundle.Identifier.Value);
        Assert.NotNull(bundle.Timestamp);
        Assert.IsType<Composition>(bundle.Entry[0].Resource);
        Assert.Equal(["Composition", "Device", "DocumentReference", "Provenance"], bundle.Entry.Select(entry => entry.Resource.TypeName));
    }

    [Fact]
    public void Every_reference_within_the_document_leads_to_an_entry()
    {
        var json = DocumentWriter.Write(Draft);
        var addresses = Read(json).Entry.Select(entry => entry.FullUrl).ToHashSet();
        var references = json.Split("\"reference\":\"").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]).Where(reference => reference.StartsWith("urn:uuid:", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Contains(reference, addresses));
    }

    [Fact]
    public void A_draft_is_preliminary_labelled_as_made_by_ai_and_names_program_and_sources()
    {
        var bundle = Read(DocumentWriter.Write(Draft));
        var composition = (Composition)bundle.Entry[0].Resource;
        var device = (Device)bundle.Entry[1].Resource;
        var reference = (DocumentReference)bundle.Entry[2].Resource;
        var provenance = (Provenance)bundle.Entry[3].Resource;
        Assert.Equal(CompositionStatus.Preliminary, composition.Status);
        Assert.Equal(CompositionStatus.Preliminary, reference.DocStatus);
        Assert.Empty(composition.Attester);
        Assert.All(new[] { bundle.Meta, composition.Meta, reference.Meta }, meta => Assert.Equal("AIAST", Assert.Single(meta.Security).Code));
        Assert.Equal(bundle.Entry[1].FullUrl, Assert.Single(composition.Author).Reference);
        Assert.Equal(["0.1.0", "test-model", "Documentation 3 abc"], device.Version.Select(version => version.Value));
        Assert.Equal(bundle.Entry[1].FullUrl, Assert.Single(provenance.Agent).Who.Reference);
        Assert.Equal(2, provenance.Target.Count);
        Assert.Equal(["I have had a cough for three days.", "No fever or chills."], provenance.Entity.Select(entity => entity.What.Display));
        Assert.All(provenance.Entity, entity => Assert.Equal(Provenance.ProvenanceEntityRole.Source, entity.Role));
    }

    [Fact]
    public void Words_are_escaped_doubts_are_marked_and_an_empty_section_says_so()
    {
        var composition = (Composition)Read(DocumentWriter.Write(Draft)).Entry[0].Resource;
        Assert.Contains("no &lt;fever&gt; &amp; no chills. (u1, u2)", composition.Section[0].Text.Div, StringComparison.Ordinal);
        Assert.Contains("Smokes. [not verified]", composition.Section[0].Text.Div, StringComparison.Ordinal);
        Assert.NotNull(composition.Section[1].EmptyReason);
    }

    [Fact]
    public void A_signature_makes_it_final_with_an_attester_and_a_verifier()
    {
        var bundle = Read(DocumentWriter.Write(Draft with { Signature = new OutgoingSignature("Dr A. Example", "physician", Draft.Created.AddHours(1)) }));
        var composition = (Composition)bundle.Entry[0].Resource;
        Assert.Equal(CompositionStatus.Final, composition.Status);
        Assert.Equal("Dr A. Example, physician", Assert.Single(composition.Attester).Party.Display);
        Assert.Equal(2, ((Provenance)bundle.Entry[3].Resource).Agent.Count);
    }

    [Fact]
    public void The_same_document_is_written_alike() => Assert.Equal(DocumentWriter.Write(Draft), DocumentWriter.Write(Draft));

    private static Bundle Read(string json) => new FhirJsonDeserializer(new DeserializerSettings().UsingMode(DeserializationMode.Strict)).Deserialize<Bundle>(json);
}
