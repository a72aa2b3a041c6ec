using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>A finding of the pack: its wording, its place among the others, and the measurements that show it.</summary>
public sealed record FindingDefinition
{
    /// <summary>HPO id where HPO has the term, else <c>CA:kebab-case</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name; HPO's own label for an HPO id.</summary>
    public required string Label { get; init; }

    /// <summary>What kind of observation it is.</summary>
    public FindingKind Kind { get; init; }

    /// <summary>Organ system.</summary>
    [JsonInclude]
    public string System { get; internal set; } = "";

    /// <summary>Formal wording.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Synonyms { get; internal set; } = [];

    /// <summary>What patients say.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Lay { get; internal set; } = [];

    /// <summary>What clinicians type; capitals matter.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Shorthand { get; internal set; } = [];

    /// <summary>Ids of more general findings.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Parents { get; internal set; } = [];

    /// <summary>Share of patients who consult for any other reason and have it, 0 to 1 exclusive; always an estimate.</summary>
    [JsonInclude]
    public double Background { get; internal set; } = 0.01;

    /// <summary>Why this finding alone calls for urgent thought, or null.</summary>
    public FindingRedFlag? RedFlag { get; init; }

    /// <summary>Measurements that show it; any one suffices.</summary>
    [JsonInclude]
    public IReadOnlyList<MeasureRule> Measure { get; internal set; } = [];

    /// <summary>How a clinician would ask for it, or null.</summary>
    public string? Ask { get; init; }

    /// <summary>True for a lasting condition that a past history states as well as a present complaint does (diabetes, hypertension).</summary>
    public bool Lasting { get; init; }

    /// <summary>Fields that the format does not have; verification names them.</summary>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }
}
