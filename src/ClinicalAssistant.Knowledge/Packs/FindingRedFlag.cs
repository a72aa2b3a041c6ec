namespace ClinicalAssistant.Knowledge;

/// <summary>Why a finding alone calls for urgent thought.</summary>
public sealed record FindingRedFlag
{
    /// <summary>The reason, one short sentence.</summary>
    public required string Why { get; init; }
}
