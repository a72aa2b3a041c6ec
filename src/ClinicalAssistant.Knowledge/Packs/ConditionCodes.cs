using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>A condition's codes; empty where none was read or is certain.</summary>
public sealed record ConditionCodes
{
    /// <summary>ICD-10-CM codes.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Icd10cm { get; internal set; } = [];

    /// <summary>Mondo ids.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Mondo { get; internal set; } = [];

    /// <summary>OMIM ids.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Omim { get; internal set; } = [];

    /// <summary>Orphanet ids.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Orphanet { get; internal set; } = [];
}
