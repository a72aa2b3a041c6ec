using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>A condition that matters for medicines, with the words of records that name it.</summary>
public sealed record ConditionTerm
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Name as it is shown.</summary>
    public required string Name { get; init; }

    /// <summary>Words of a record that name it.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Ids of more general conditions that it is one of.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Parents { get; internal set; } = [];

    /// <summary>Whether it still counts once it is past or resolved.</summary>
    public bool History { get; init; }

    /// <summary>The eGFR it means at most, in mL/min/1.73 m² ("CKD stage 4" is 29), or null.</summary>
    public decimal? Egfr { get; init; }

    /// <summary>Fields the format does not know.</summary>
    [JsonExtensionData]
    [JsonInclude]
    public Dictionary<string, JsonElement>? Unknown { get; internal set; }
}
