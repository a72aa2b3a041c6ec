using System.Text.Json.Serialization;

namespace ClinicalAssistant.Knowledge;

/// <summary>Two drugs, or any of one group with any of another, together.</summary>
public sealed record InteractionRule : MedicationRule
{
    /// <summary>Ids of drugs and groups on one side.</summary>
    public required IReadOnlyList<string> A { get; init; }

    /// <summary>Ids of drugs and groups on the other side.</summary>
    public required IReadOnlyList<string> B { get; init; }

    /// <summary>Ids of drugs of either side that the rule does not hold for.</summary>
    [JsonInclude]
    public IReadOnlyList<string> Except { get; internal set; } = [];

    /// <summary>The rule is silent where the stated doses stay within these, or null.</summary>
    [JsonInclude]
    public IReadOnlyList<DoseCap> Caps { get; internal set; } = [];
}
