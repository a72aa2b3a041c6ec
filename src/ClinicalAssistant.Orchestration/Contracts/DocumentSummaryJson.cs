using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A kept document in a list.</summary>
public sealed record DocumentSummaryJson(string Id, int Version, string Template, string Title, string Status, DateTimeOffset Created) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static DocumentSummaryJson From(ClinicalDocument document) => new(document.Id, document.Version, document.Template, document.Title, Words.Lower(document.Status), document.Created);
}
