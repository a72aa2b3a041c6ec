namespace ClinicalAssistant.Knowledge;

/// <summary>Drugs or groups that belong to a group, with what says so.</summary>
public sealed record GroupEntry : MedicationFact
{
    /// <summary>Ids of drugs and groups.</summary>
    public required IReadOnlyList<string> Drugs { get; init; }
}
