using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>A limit on a measured value beyond which a finding is present. Limits are exclusive and in the analyte's default unit.</summary>
public sealed record MeasureRule
{
    /// <summary>Id of the analyte.</summary>
    public required string Analyte { get; init; }

    /// <summary>The value must lie above this, or null.</summary>
    public decimal? Above { get; init; }

    /// <summary>The value must lie below this, or null.</summary>
    public decimal? Below { get; init; }

    /// <summary>Only for this sex (<c>male</c>, <c>female</c>), or null for both.</summary>
    public string? Sex { get; init; }

    /// <summary>From this age in years, inclusive.</summary>
    public decimal AgeFrom { get; init; }

    /// <summary>To this age in years, exclusive.</summary>
    [JsonInclude]
    public decimal AgeTo { get; internal set; } = 200m;
}
