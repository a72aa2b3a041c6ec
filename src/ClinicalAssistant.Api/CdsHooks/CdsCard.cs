using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>A card. What it does not have is null and left out: the protocol knows no empty values.</summary>
internal sealed record CdsCard(string Uuid, string Summary, string Indicator, CdsSource Source) : PatientWords
{
    /// <summary>Markdown without any HTML.</summary>
    public string? Detail { get; init; }

    public IReadOnlyList<CdsSuggestion>? Suggestions { get; init; }

    public string? SelectionBehavior { get; init; }

    public IReadOnlyList<CdsCoding>? OverrideReasons { get; init; }

    public IReadOnlyList<CdsLink>? Links { get; init; }
}
