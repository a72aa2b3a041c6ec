using System.Text.Json.Serialization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A finding that tells a condition from a neighbour.</summary>
public sealed record Discriminator
{
    /// <summary>Id of the neighbour.</summary>
    public required string From { get; init; }

    /// <summary>Id of the telling finding.</summary>
    public required string Finding { get; init; }

    /// <summary>Id of the condition that the finding favours.</summary>
    public required string Favours { get; init; }

    /// <summary>What it rests on.</summary>
    [JsonInclude]
    public Origin Basis { get; internal set; } = Origin.Estimated;

    /// <summary>Id of the source, or null for an estimate.</summary>
    public string? Source { get; init; }

    /// <summary>What was read there, or null.</summary>
    public string? Read { get; init; }
}
