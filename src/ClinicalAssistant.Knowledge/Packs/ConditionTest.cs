using System.Text.Json.Serialization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A first test for a condition.</summary>
public sealed record ConditionTest
{
    /// <summary>The test.</summary>
    public required string Name { get; init; }

    /// <summary>What its result would tell.</summary>
    public required string Why { get; init; }

    /// <summary>What the advice rests on.</summary>
    [JsonInclude]
    public Origin Basis { get; internal set; } = Origin.Estimated;

    /// <summary>Id of the source, or null for an estimate.</summary>
    public string? Source { get; init; }

    /// <summary>What was read there, or null.</summary>
    public string? Read { get; init; }
}
