namespace ClinicalAssistant.Core;

/// <summary>How a question ended. Every one is a value, none an exception.</summary>
public enum Outcome
{
    /// <summary>Answered.</summary>
    Answered,

    /// <summary>Answered with conditions.</summary>
    Cautioned,

    /// <summary>Refused, with the reason and the safe alternative.</summary>
    Refused,

    /// <summary>The emergency notice, then what is safe.</summary>
    Escalated,

    /// <summary>Broken off or not recordable; what was verified is kept.</summary>
    Failed,
}
