namespace ClinicalAssistant.Core;

/// <summary>One finding's contribution to a condition's score.</summary>
/// <param name="FindingId">The finding in the question or record.</param>
/// <param name="Finding">Its label.</param>
/// <param name="Status">Whether it was observed or excluded.</param>
/// <param name="LikelihoodRatio">Likelihood ratio applied; above 1 argues for, below 1 against.</param>
/// <param name="Origin">What the ratio rests on.</param>
public sealed record RankingBasis(string FindingId, string Finding, FindingStatus Status, double LikelihoodRatio, Origin Origin) : PatientWords
{
    /// <summary>Where the ratio was read, or null for an estimate.</summary>
    public Source? Source { get; init; }

    /// <summary>What was read there or how it was derived, or null.</summary>
    public string? Read { get; init; }
}
