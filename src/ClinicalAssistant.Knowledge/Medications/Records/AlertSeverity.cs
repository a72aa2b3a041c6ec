namespace ClinicalAssistant.Knowledge;

/// <summary>How much a medication alert weighs, in rising order.</summary>
public enum AlertSeverity
{
    /// <summary>To be known; seldom changes what is done.</summary>
    Minor,

    /// <summary>Usually calls for monitoring, another dose or another time of intake.</summary>
    Moderate,

    /// <summary>Can do serious harm: another drug is to be preferred, or it needs close supervision.</summary>
    Major,

    /// <summary>Not to be given together, or not to this patient.</summary>
    Contraindicated,
}
