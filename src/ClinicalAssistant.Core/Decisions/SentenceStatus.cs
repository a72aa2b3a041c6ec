namespace ClinicalAssistant.Core;

/// <summary>What the output guard did with a sentence.</summary>
public enum SentenceStatus
{
    /// <summary>Shown as it stands.</summary>
    Released,

    /// <summary>Shown with a mark that its basis was not found.</summary>
    Marked,

    /// <summary>Not shown.</summary>
    Withheld,
}
