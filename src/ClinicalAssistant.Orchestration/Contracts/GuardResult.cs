using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>The input guard's verdict on the wire.</summary>
public sealed record GuardResult : PatientWords
{
    /// <summary>As it came in.</summary>
    public JsonElement? Id { get; init; }

    /// <summary><c>allow</c>, <c>caution</c>, <c>refuse</c> or <c>escalate</c>.</summary>
    public required string Decision { get; init; }

    /// <summary>A present emergency, or null. Always written.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.Never)]
    public required EmergencyJson? Emergency { get; init; }

    /// <summary>Policy category.</summary>
    public required string Category { get; init; }

    /// <summary>Strength, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Rules that fired.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Whether an instruction stood where data belongs.</summary>
    public required bool Injection { get; init; }

    /// <summary>The wire form.</summary>
    public static GuardResult From(GuardDecision decision, JsonElement? id = null) => new()
    {
        Id = id,
        Decision = Words.Lower(decision.Decision),
        Emergency = decision.Emergency is { } emergency ? new EmergencyJson(emergency.Kind) : null,
        Category = decision.Category,
        Score = Math.Round(decision.Score, 4),
        Rules = decision.Rules,
        Injection = decision.Injection,
    };
}
