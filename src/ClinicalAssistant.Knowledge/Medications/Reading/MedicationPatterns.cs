namespace ClinicalAssistant.Knowledge;

/// <summary>What bounds the patterns that read medicines: the length of the text, so that the time-out is only a far backstop that no busy machine reaches.</summary>
internal static class MedicationPatterns
{
    /// <summary>Milliseconds of wall time. What a verdict hangs on may not depend on how busy the machine is, so this is far beyond what a sentence takes.</summary>
    public const int Backstop = 120_000;
}
