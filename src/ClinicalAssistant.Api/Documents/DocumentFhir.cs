using System.Text.RegularExpressions;
using ClinicalAssistant.Core;
using ClinicalAssistant.Fhir;

namespace ClinicalAssistant.Api.Documents;

/// <summary>A document of the record as a FHIR R4 document bundle, labelled as made by AI and preliminary until it is signed.</summary>
internal static partial class DocumentFhir
{
    private const string Device = "ClinicalAssistant";

    /// <summary>The bundle.</summary>
    /// <param name="document">The document.</param>
    /// <param name="subject">Whom it is about, as the receiver names the patient (<c>Patient/17</c>), or null.</param>
    /// <exception cref="WrongInputException">The subject is no reference to a patient.</exception>
    public static string Of(ClinicalDocument document, string? subject)
    {
        if (subject is { Length: > 0 } && !PatientReference().IsMatch(subject))
            throw new WrongInputException("Parameter 'subject': write a reference to the patient, such as Patient/17 or https://fhir.example/Patient/17.");
        var versions = document.Versions;
        return DocumentWriter.Write(new OutgoingDocument
        {
            Id = document.Id,
            Title = document.Title,
            Loinc = document.Loinc,
            Created = document.Created,
            Subject = subject is { Length: > 0 } ? subject : null,
            Device = Device,
            DeviceVersion = versions.Product,
            Model = versions.Model,
            Prompt = versions.Prompt is { } prompt ? $"{prompt.Name} {prompt.Version} {prompt.Hash}" : null,
            Sections = [.. document.Sections.Select(section => new OutgoingSection(section.Title, section.Loinc, [.. section.Sentences.Select(sentence => new OutgoingSentence(sentence.Text, sentence.Sources, sentence.Doubts.Count > 0))]))],
            Sources = [.. document.Sources.Select(source => new OutgoingSource(source.Id, source.Text))],
            Signature = document.Signature is { } signature ? new OutgoingSignature(signature.Name, signature.Role, signature.At) : null,
        });
    }

    [GeneratedRegex(@"^(https?://[^\s""<>]{1,200}/)?Patient/[A-Za-z0-9.-]{1,64}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PatientReference();
}
