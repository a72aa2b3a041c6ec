using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>An effect that adds up over at least two drugs.</summary>
public sealed record BurdenRule : MedicationFact
{
    /// <summary>Id, unique among the rules.</summary>
    public required string Id { get; init; }

    /// <summary>What adds up, as the alert names it ("QT prolongation").</summary>
    public required string Name { get; init; }

    /// <summary>The groups that add to it.</summary>
    public required IReadOnlyList<BurdenPoints> Counts { get; init; }

    /// <summary>What the sum means; the heaviest level that is reached speaks.</summary>
    public required IReadOnlyList<BurdenLevel> Levels { get; init; }

    /// <summary>The fewest drugs that count, at least 2.</summary>
    [JsonInclude]
    public int Drugs { get; internal set; } = 2;

    /// <summary>What may happen.</summary>
    public required string Why { get; init; }

    /// <summary>What to do.</summary>
    public required string Do { get; init; }

    /// <summary>Fields the format does not know.</summary>
    [JsonExtensionData]
    [JsonInclude]
    public Dictionary<string, JsonElement>? Unknown { get; internal set; }
}
