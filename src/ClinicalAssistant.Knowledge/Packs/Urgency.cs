namespace ClinicalAssistant.Knowledge;

/// <summary>How soon a condition calls for care.</summary>
public enum Urgency
{
    /// <summary>It can wait for an ordinary appointment.</summary>
    Routine,

    /// <summary>Same day or within days.</summary>
    Urgent,

    /// <summary>Minutes to hours.</summary>
    Emergency,
}
