namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Who said an utterance.</summary>
internal enum UtteranceSpeaker
{
    /// <summary>Whoever wrote or dictated the material.</summary>
    Author,

    /// <summary>A health professional in a conversation.</summary>
    Clinician,

    /// <summary>The patient.</summary>
    Patient,

    /// <summary>A relative or carer who speaks for the patient.</summary>
    Companion,
}
