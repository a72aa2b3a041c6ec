namespace ClinicalAssistant.Knowledge;

/// <summary>Limits of a search.</summary>
public sealed record SearchFilter
{
    /// <summary>Names of packs, the embedded one's among them where it is wanted; empty for all there are.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];

    /// <summary><c>patient</c> or <c>clinician</c>: records written for that audience alone; null for any.</summary>
    public string? Audience { get; init; }

    /// <summary>The earliest year of a source that states one, or null.</summary>
    public int? FromYear { get; init; }

    /// <summary>The latest year, or null.</summary>
    public int? ToYear { get; init; }
}
