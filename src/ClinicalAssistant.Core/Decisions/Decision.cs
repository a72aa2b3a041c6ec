namespace ClinicalAssistant.Core;

/// <summary>What the input guard decided.</summary>
public enum Decision
{
    /// <summary>Answer.</summary>
    Allow,

    /// <summary>Answer safely: high-level, with conditions.</summary>
    Caution,

    /// <summary>Do not answer: say why, offer what is possible.</summary>
    Refuse,

    /// <summary>The emergency or crisis notice first, then what is safe. Never a refusal.</summary>
    Escalate,
}
