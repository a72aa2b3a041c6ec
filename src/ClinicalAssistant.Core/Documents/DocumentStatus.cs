namespace ClinicalAssistant.Core;

/// <summary>Whether a person answers for a document.</summary>
public enum DocumentStatus
{
    /// <summary>A draft: nobody has signed it.</summary>
    Preliminary,

    /// <summary>Signed by a named person; it cannot be edited any more.</summary>
    Final,
}
