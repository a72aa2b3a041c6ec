namespace ClinicalAssistant.Guardrails;

/// <summary>What a learned classifier makes of a message.</summary>
/// <param name="Harm">Calibrated probability, 0 to 1, that it asks for harm.</param>
/// <param name="Category">The policy category it falls under, or null where the classifier does not tell.</param>
public readonly record struct ClassifierScore(double Harm, string? Category);
