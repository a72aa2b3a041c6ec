namespace ClinicalAssistant.Core;

/// <summary>What kind of evidence stands under an answer.</summary>
public enum EvidenceKind
{
    /// <summary>A passage of a source.</summary>
    Passage,

    /// <summary>A finding recognised in the question or record.</summary>
    Finding,

    /// <summary>A condition's place in the ranking, with its reasons.</summary>
    Ranking,

    /// <summary>A calculation with its arithmetic.</summary>
    Calculation,

    /// <summary>A medication fact or alert.</summary>
    Medication,

    /// <summary>An entry of the patient's record.</summary>
    Record,
}
