namespace ClinicalAssistant.Core;

/// <summary>A sentence did not pass. Its words are not part of the event.</summary>
/// <param name="Reasons">Why.</param>
public sealed record SentenceWithheld(IReadOnlyList<string> Reasons) : AnswerEvent;
