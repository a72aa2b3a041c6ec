using System.Text.Json.Serialization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Diagnostic figures as published for one group of patients.</summary>
public sealed record ReportedRatio
{
    /// <summary>Likelihood ratio of the finding's presence, or null.</summary>
    public double? LrPositive { get; init; }

    /// <summary>Likelihood ratio of its absence, or null.</summary>
    public double? LrNegative { get; init; }

    /// <summary>Sensitivity, 0 to 1, or null.</summary>
    public double? Sensitivity { get; init; }

    /// <summary>Specificity, 0 to 1, or null.</summary>
    public double? Specificity { get; init; }

    /// <summary>Low and high of the figure, or null.</summary>
    public IReadOnlyList<double>? Range { get; init; }

    /// <summary>The patients in whom it was measured.</summary>
    public string? Among { get; init; }

    /// <summary>What it rests on.</summary>
    [JsonInclude]
    public Origin Basis { get; internal set; } = Origin.Published;

    /// <summary>Id of the source.</summary>
    public string? Source { get; init; }

    /// <summary>What was read there, or null.</summary>
    public string? Read { get; init; }

    /// <summary>How a derived figure was computed, or null.</summary>
    public string? Formula { get; init; }
}
