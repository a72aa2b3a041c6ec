namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Sections of a SOAP note.</summary>
internal enum NoteSection
{
    /// <summary>What the patient reports, and history.</summary>
    Subjective,

    /// <summary>What was measured and examined.</summary>
    Objective,

    /// <summary>What it is held to be.</summary>
    Assessment,

    /// <summary>What is done about it.</summary>
    Plan,
}
