using System.Text.Json.Serialization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>How common a condition is by setting.</summary>
public sealed record Prevalence
{
    /// <summary>Among patients of primary care.</summary>
    [JsonInclude]
    public PrevalenceClass PrimaryCare { get; internal set; } = PrevalenceClass.Rare;

    /// <summary>Among patients of emergency care.</summary>
    [JsonInclude]
    public PrevalenceClass Emergency { get; internal set; } = PrevalenceClass.Rare;

    /// <summary>What the classes rest on.</summary>
    [JsonInclude]
    public Origin Basis { get; internal set; } = Origin.Estimated;

    /// <summary>Id of the source, or null for an estimate.</summary>
    public string? Source { get; init; }

    /// <summary>What was read there, or null.</summary>
    public string? Read { get; init; }
}
