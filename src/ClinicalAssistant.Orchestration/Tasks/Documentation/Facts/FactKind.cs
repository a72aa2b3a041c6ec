namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Kinds of facts that a document may not lose.</summary>
public enum FactKind
{
    /// <summary>A medicine, with its dose where one is stated.</summary>
    Medication,

    /// <summary>An allergy.</summary>
    Allergy,

    /// <summary>A vital sign or another measured value.</summary>
    Measurement,

    /// <summary>Another number with a unit: a duration, a count, an age.</summary>
    Number,

    /// <summary>A symptom or sign stated as absent.</summary>
    Negative,

    /// <summary>A side of the body.</summary>
    Side,

    /// <summary>What is to happen afterwards, and when.</summary>
    FollowUp,
}
