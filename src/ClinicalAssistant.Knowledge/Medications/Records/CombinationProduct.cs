using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>A product of several substances under one name.</summary>
public sealed record CombinationProduct
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Name as it is shown.</summary>
    public required string Name { get; init; }

    /// <summary>Other names and brands.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Names { get; internal set; } = [];

    /// <summary>Ids of its drugs, in the order in which its strengths are written ("30/500").</summary>
    public required IReadOnlyList<string> Drugs { get; init; }
}
