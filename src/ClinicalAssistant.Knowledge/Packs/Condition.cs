using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>A condition as a clinician can read, correct and sign it: one file of the pack.</summary>
public sealed record Condition
{
    /// <summary>Id in the pack, kebab case; the file's name.</summary>
    public required string Id { get; init; }

    /// <summary>Its usual name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names and abbreviations.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Synonyms { get; internal set; } = [];

    /// <summary>Codes of public classifications.</summary>
    [JsonInclude]
    public ConditionCodes Codes { get; internal set; } = new();

    /// <summary>Organ system.</summary>
    [JsonInclude]
    public string System { get; internal set; } = "";

    /// <summary>Whether it must not be missed, whatever its likelihood.</summary>
    public bool MustNotMiss { get; init; }

    /// <summary>How soon it calls for care.</summary>
    public Urgency Urgency { get; init; }

    /// <summary>What it is and why it matters.</summary>
    public required StatedText Summary { get; init; }

    /// <summary>How common it is by setting.</summary>
    public required Prevalence Prevalence { get; init; }

    /// <summary>Relative likelihood by age; ranges cover 0 to 120 years without gaps.</summary>
    [JsonInclude]
    public IReadOnlyList<AgeWeight> Age { get; internal set; } = [];

    /// <summary>Relative likelihood by sex.</summary>
    [JsonInclude]
    public SexWeights Sex { get; internal set; } = new();

    /// <summary>Findings that patients with it have.</summary>
    [JsonInclude]
    public IReadOnlyList<ConditionFinding> Findings { get; internal set; } = [];

    /// <summary>Findings that lower its likelihood.</summary>
    [JsonInclude]
    public IReadOnlyList<ConditionFinding> ArguesAgainst { get; internal set; } = [];

    /// <summary>Findings that, with this condition, call for urgent thought.</summary>
    [JsonInclude]
    public IReadOnlyList<ConditionRedFlag> RedFlags { get; internal set; } = [];

    /// <summary>First tests.</summary>
    [JsonInclude]
    public IReadOnlyList<ConditionTest> Tests { get; internal set; } = [];

    /// <summary>What tells it from its neighbours.</summary>
    [JsonInclude]
    public IReadOnlyList<Discriminator> Discriminators { get; internal set; } = [];

    /// <summary>What to do first.</summary>
    [JsonInclude]
    public IReadOnlyList<StatedText> Actions { get; internal set; } = [];

    /// <summary>Whether a named clinician has signed the record.</summary>
    public bool ClinicallyReviewed { get; init; }

    /// <summary>Who signed it, or null where nobody has.</summary>
    public Review? ReviewedBy { get; init; }

    /// <summary>Fields that the format does not have; verification names them.</summary>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }
}
