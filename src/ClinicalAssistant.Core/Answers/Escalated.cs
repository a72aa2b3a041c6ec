namespace ClinicalAssistant.Core;

/// <summary>A present emergency or crisis: shown before anything else.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Notice">The static notice.</param>
/// <param name="Recorded">False where the record could not be opened and the notice is shown all the same.</param>
public sealed record Escalated(string Kind, string Notice, bool Recorded) : AnswerEvent;
