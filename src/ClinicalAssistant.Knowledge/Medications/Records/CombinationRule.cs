namespace ClinicalAssistant.Knowledge;

/// <summary>Three or more drugs together, one of each list.</summary>
public sealed record CombinationRule : MedicationRule
{
    /// <summary>Lists of ids of drugs and groups; a different drug of each must be there.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Of { get; init; }
}
