namespace ClinicalAssistant.Core;

/// <summary>For whom an answer is written. It follows from the caller's key or the site's setting, never from a message.</summary>
public enum Audience
{
    /// <summary>A health professional, who reviews the basis of what is said.</summary>
    Clinician,

    /// <summary>A patient or carer. Off until the site turns it on.</summary>
    Patient,
}
