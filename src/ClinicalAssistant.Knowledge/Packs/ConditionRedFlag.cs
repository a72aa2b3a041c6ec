namespace ClinicalAssistant.Knowledge;

/// <summary>A finding that, with one condition, calls for urgent thought.</summary>
public sealed record ConditionRedFlag
{
    /// <summary>Id of the finding.</summary>
    public required string Finding { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }
}
