namespace ClinicalAssistant.Guardrails;

/// <summary>Where a fact stands.</summary>
internal enum FactOrigin
{
    /// <summary>In the numbered evidence.</summary>
    Evidence,

    /// <summary>In the question.</summary>
    Question,

    /// <summary>In the patient's record.</summary>
    Record,
}
