namespace ClinicalAssistant.Models;

/// <summary>What a site lets a provider see of a patient's text.</summary>
public enum PatientText
{
    /// <summary>None.</summary>
    None,

    /// <summary>Text whose identifiers were replaced by placeholders.</summary>
    Deidentified,

    /// <summary>The text as it is.</summary>
    Identified,
}
