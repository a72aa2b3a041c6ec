namespace ClinicalAssistant.Guardrails;

/// <summary>A word that is read by its letters, with what it adds to the patterns.</summary>
internal sealed record SpeltWord(uint Hash, short[] Row);
