using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>A change that the user may accept.</summary>
internal sealed record CdsSuggestion(string Label, string Uuid, IReadOnlyList<CdsAction> Actions) : PatientWords
{
    /// <summary>Which of the actions the user may choose (<c>all</c>, <c>any</c>, <c>at-most-one</c>), of CDS Hooks 3.0; null for the default, all.</summary>
    public string? ActionSelectionBehavior { get; init; }
}
