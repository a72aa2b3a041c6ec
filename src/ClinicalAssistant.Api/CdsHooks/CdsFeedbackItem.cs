using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>What became of one card.</summary>
internal sealed record CdsFeedbackItem : PatientWords
{
    public string? Card { get; init; }

    /// <summary><c>accepted</c> or <c>overridden</c>.</summary>
    public string? Outcome { get; init; }

    public IReadOnlyList<CdsAcceptedSuggestion>? AcceptedSuggestions { get; init; }

    public CdsOverride? OverrideReason { get; init; }

    public string? OutcomeTimestamp { get; init; }
}
