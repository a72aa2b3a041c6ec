namespace ClinicalAssistant.Knowledge;

/// <summary>Drugs to which an allergy extends, and how far.</summary>
public sealed record AllergyRule : MedicationFact
{
    /// <summary>Ids of drugs and groups.</summary>
    public required IReadOnlyList<string> Drugs { get; init; }

    /// <summary>How much it weighs.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>How likely a reaction is, and why.</summary>
    public required string Why { get; init; }

    /// <summary>What to do.</summary>
    public required string Do { get; init; }
}
