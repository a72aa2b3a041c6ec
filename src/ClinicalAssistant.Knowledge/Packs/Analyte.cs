using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Something that is measured: its names, its unit, the units it is also reported in.</summary>
public sealed record Analyte
{
    /// <summary>Id in the pack.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Label { get; init; }

    /// <summary>Vital sign or laboratory value.</summary>
    [JsonInclude]
    public FindingKind Kind { get; internal set; } = FindingKind.Lab;

    /// <summary>Names and abbreviations that stand before a value.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Names { get; internal set; } = [];

    /// <summary>Default unit (UCUM); the limits of measure rules are in it.</summary>
    public required string Unit { get; init; }

    /// <summary>Lowest and highest value that a living patient can have, in the default unit.</summary>
    [JsonInclude]
    public IReadOnlyList<decimal> Plausible { get; internal set; } = [];

    /// <summary>How close to a limit, in the default unit, a value inside it rules nothing out; 0 where every value inside does.</summary>
    [JsonInclude]
    public decimal Borderline { get; internal set; }

    /// <summary>Other units it is reported in.</summary>
    [JsonInclude]
    public IReadOnlyList<AnalyteUnit> Units { get; internal set; } = [];
}
