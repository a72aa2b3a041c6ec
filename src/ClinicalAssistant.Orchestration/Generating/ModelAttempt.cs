using ClinicalAssistant.Models;

namespace ClinicalAssistant.Orchestration.Generating;

/// <summary>One provider's turn at an answer.</summary>
internal sealed class ModelAttempt(ModelProvider provider)
{
    public ModelProvider Provider { get; } = provider;

    /// <summary>Why it did not finish, with the remedy and without content; null when it did.</summary>
    public string? Fault { get; set; }
}
