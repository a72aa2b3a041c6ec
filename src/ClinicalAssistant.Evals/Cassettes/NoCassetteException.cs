namespace ClinicalAssistant.Evals;

/// <summary>A replay has no reply for what was asked. The message holds nothing of the prompt.</summary>
public sealed class NoCassetteException(string message) : Exception(message);
