namespace ClinicalAssistant.Guardrails;

/// <summary>What a learned classifier makes of a message.</summary>
/// <param name="Harm">Calibrated probability, 0 to 1, that it asks for harm.</param>
/// <param name="Category">The policy category it falls under, or null where the classifier does not tell.</param>
public readonly record struct ClassifierScore(double Harm, string? Category)
{
    /// <summary>Calibrated probability, 0 to 1, that it tells of an emergency or crisis that is happening now.</summary>
    public double Emergency { get; init; }

    /// <summary>The policy's kind of emergency, or null where the classifier does not tell.</summary>
    public string? EmergencyKind { get; init; }

    /// <summary>Calibrated probability, 0 to 1, that it holds an instruction to the program that a user may not give.</summary>
    public double Injection { get; init; }
}
