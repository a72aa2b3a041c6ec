namespace ClinicalAssistant.Guardrails;

/// <summary>Where a text came from. Only a user can ask for something; elsewhere an instruction is data.</summary>
public enum InputPlace
{
    /// <summary>A person who asks.</summary>
    User,

    /// <summary>A document, a passage or a tool's result.</summary>
    Document,

    /// <summary>The narrative or a note of a FHIR resource.</summary>
    FhirNote,
}
