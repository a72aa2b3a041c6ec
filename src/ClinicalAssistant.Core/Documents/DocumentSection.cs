namespace ClinicalAssistant.Core;

/// <summary>A section of a document, in the order of its template.</summary>
/// <param name="Id">Its id in the template.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Sentences">What it holds; empty where the material states nothing for it.</param>
public sealed record DocumentSection(string Id, string Title, IReadOnlyList<DocumentSentence> Sentences) : PatientWords
{
    /// <summary>LOINC code of the section, or null where the template names none.</summary>
    public string? Loinc { get; init; }
}
