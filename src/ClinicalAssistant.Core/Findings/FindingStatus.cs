namespace ClinicalAssistant.Core;

/// <summary>Whether a finding was seen.</summary>
public enum FindingStatus
{
    /// <summary>Stated as present.</summary>
    Observed,

    /// <summary>Looked for and absent.</summary>
    Excluded,
}
