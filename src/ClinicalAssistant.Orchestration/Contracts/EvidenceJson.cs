using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A piece of evidence on the wire.</summary>
public sealed record EvidenceJson(string Id, string Kind, string Text, SourceJson? Source, string Origin, bool? ClinicallyReviewed) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static EvidenceJson From(Evidence evidence) => new(
        evidence.Id, Words.Lower(evidence.Kind), evidence.Text, SourceJson.From(evidence.Source), Words.Lower(evidence.Origin), evidence.ClinicallyReviewed);
}
