using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>What the rules of the medication pack have in common.</summary>
public abstract record MedicationRule : MedicationFact
{
    /// <summary>Id, unique among the rules.</summary>
    public required string Id { get; init; }

    /// <summary>How much it weighs.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>What may happen and by which mechanism, one or two short sentences.</summary>
    public required string Why { get; init; }

    /// <summary>What to do.</summary>
    public required string Do { get; init; }

    /// <summary>Fields the format does not know.</summary>
    [JsonExtensionData]
    [JsonInclude]
    public Dictionary<string, JsonElement>? Unknown { get; internal set; }
}
