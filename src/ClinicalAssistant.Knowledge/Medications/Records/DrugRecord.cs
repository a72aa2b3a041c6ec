using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>One substance of the medication pack.</summary>
public sealed record DrugRecord
{
    /// <summary>Id: its international nonproprietary name in lower case, hyphens for spaces.</summary>
    public required string Id { get; init; }

    /// <summary>Name as it is shown; the id with a capital where absent.</summary>
    public string? Name { get; init; }

    /// <summary>Other generic names, spellings and abbreviations.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Names { get; internal set; } = [];

    /// <summary>Common brands with this substance alone.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Brands { get; internal set; } = [];

    /// <summary>Id of the group it belongs to first of all.</summary>
    public required string Class { get; init; }

    /// <summary>ATC code, only where it was read in a source.</summary>
    public string? Atc { get; init; }

    /// <summary>UCUM unit that a dose without a unit is read in; null where none can be assumed.</summary>
    [JsonInclude]
    public string? Unit { get; internal set; } = "mg";

    /// <summary>The most for an adult.</summary>
    [JsonInclude]
    public IReadOnlyList<MaximumDose> Maximum { get; internal set; } = [];

    /// <summary>Limits for children, or null where no standard one is in the pack.</summary>
    public ChildDose? Child { get; init; }

    /// <summary>Names that it has been mistaken for.</summary>
    [JsonInclude]
    public IReadOnlyList<string> ConfusedWith { get; internal set; } = [];

    /// <summary>Whose labelling it follows: <c>FDA</c>, <c>EMA</c>, <c>NHS</c>, <c>WHO</c>, or <c>review</c>.</summary>
    public string? Label { get; init; }

    /// <summary>Sources that were opened and speak of this drug; at least one.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Sources { get; internal set; } = [];

    /// <summary>Whether a named person has signed the record.</summary>
    public bool ClinicallyReviewed { get; init; }

    /// <summary>Who has signed it, or null.</summary>
    public Review? ReviewedBy { get; init; }

    /// <summary>Fields the format does not know; <see cref="MedicationPack.Verify"/> names them.</summary>
    [JsonExtensionData]
    [JsonInclude]
    public Dictionary<string, JsonElement>? Unknown { get; internal set; }

    /// <summary>The name as it is shown.</summary>
    [JsonIgnore]
    public string Shown => Name ?? char.ToUpperInvariant(Id[0]) + Id[1..].Replace('-', ' ');
}
