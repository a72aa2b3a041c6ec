using System.Text.Json.Serialization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A statement of the pack with its basis.</summary>
public sealed record StatedText
{
    /// <summary>The statement, in the pack's own words.</summary>
    public required string Text { get; init; }

    /// <summary>What it rests on.</summary>
    [JsonInclude]
    public Origin Basis { get; internal set; } = Origin.Estimated;

    /// <summary>Id of the source that says it, or null for an estimate.</summary>
    public string? Source { get; init; }

    /// <summary>What was read there, or null.</summary>
    public string? Read { get; init; }
}
