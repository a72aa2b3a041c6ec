using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>What a reader found in a pack.</summary>
internal sealed record PackContent(
    string Name,
    string Version,
    IReadOnlyDictionary<string, Condition> Conditions,
    IReadOnlyDictionary<string, FindingDefinition> Findings,
    IReadOnlyDictionary<string, Analyte> Analytes,
    IReadOnlyDictionary<string, SourceRecord> Sources)
{
    /// <summary>File of each record: its kind, a colon and its id.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    [JsonInclude]
    public IReadOnlyList<PackProblem> Problems { get; internal set; } = [];
}
