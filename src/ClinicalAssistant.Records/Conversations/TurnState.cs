namespace ClinicalAssistant.Records;

/// <summary>How far the answer of a turn came.</summary>
public enum TurnState
{
    /// <summary>Being answered now by this process.</summary>
    Open,

    /// <summary>Answered, and the whole answer is recorded.</summary>
    Closed,

    /// <summary>Broken off: by a cancellation, a fault or the end of the process. What was released until then is kept.</summary>
    Interrupted,
}
