using System.Text.Json.Serialization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What every statement of the medication pack carries: on what it rests.</summary>
public abstract record MedicationFact
{
    /// <summary>Published (a source was opened that says it), derived, or estimated (clinical common ground, never shown as a citation).</summary>
    [JsonInclude]
    public Origin Basis { get; internal set; } = Origin.Estimated;

    /// <summary>Id of the source, or null for an estimate.</summary>
    public string? Source { get; init; }

    /// <summary>What was read there, in the pack's own words, or null.</summary>
    public string? Read { get; init; }
}
