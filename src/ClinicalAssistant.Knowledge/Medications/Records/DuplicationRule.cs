namespace ClinicalAssistant.Knowledge;

/// <summary>What it means to take two drugs of a group.</summary>
public sealed record DuplicationRule : MedicationFact
{
    /// <summary>How much it weighs.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>What to do.</summary>
    public required string Do { get; init; }
}
