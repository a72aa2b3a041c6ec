using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Relative likelihood of a condition by sex; 0 where it is impossible.</summary>
public sealed record SexWeights
{
    /// <summary>In males.</summary>
    [JsonInclude]
    public double Male { get; internal set; } = 1;

    /// <summary>In females.</summary>
    [JsonInclude]
    public double Female { get; internal set; } = 1;
}
