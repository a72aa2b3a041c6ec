namespace ClinicalAssistant.Core;

/// <summary>One utterance or record entry under a document. Its id is what sentences name.</summary>
/// <param name="Id">The number, "1" upwards within one document.</param>
/// <param name="Kind">Utterance or record entry.</param>
/// <param name="Text">What it says; numbers spoken in a dialogue stand in digits.</param>
public sealed record DocumentSource(string Id, DocumentSourceKind Kind, string Text) : PatientWords
{
    /// <summary>Who said it (<c>clinician</c>, <c>patient</c>, <c>companion</c>, <c>author</c>), or null for a record entry.</summary>
    public string? Speaker { get; init; }

    /// <summary>Where the utterance begins in the material, in UTF-16 code units, or null for a record entry.</summary>
    public int? Start { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public int? End { get; init; }
}
