using System.Text.Json;
using System.Text.Json.Serialization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>How a finding bears on a condition.</summary>
public sealed record ConditionFinding
{
    /// <summary>Id of the finding.</summary>
    public required string Finding { get; init; }

    /// <summary>Share of patients with the condition who have it, 0 to 1, or null where only ratios are known.</summary>
    [JsonConverter(typeof(FrequencyConverter))]
    public double? Frequency { get; init; }

    /// <summary>Sensitivity, 0 to 1, or null.</summary>
    public double? Sensitivity { get; init; }

    /// <summary>Specificity, 0 to 1, or null.</summary>
    public double? Specificity { get; init; }

    /// <summary>Likelihood ratio of its presence, or null.</summary>
    public double? LrPositive { get; init; }

    /// <summary>Likelihood ratio of its absence, or null.</summary>
    public double? LrNegative { get; init; }

    /// <summary>Low and high of the published figure where sources differ or give an interval; the conservative value ranks.</summary>
    public IReadOnlyList<double>? Range { get; init; }

    /// <summary>Whether its absence clearly argues against the condition.</summary>
    public bool Key { get; init; }

    /// <summary>What the figures rest on.</summary>
    [JsonInclude]
    public Origin Basis { get; internal set; } = Origin.Estimated;

    /// <summary>Id of the source, or null for an estimate.</summary>
    public string? Source { get; init; }

    /// <summary>What was read there, or null.</summary>
    public string? Read { get; init; }

    /// <summary>How a derived figure was computed, or null.</summary>
    public string? Formula { get; init; }

    /// <summary>
    /// A published ratio that holds only among the patients it was measured in (say, those with chest pain), or null. It is shown with its source;
    /// ranking uses the frequency, which holds among all.
    /// </summary>
    public ReportedRatio? Reported { get; init; }

    /// <summary>Fields that the format does not have; verification names them.</summary>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }
}
