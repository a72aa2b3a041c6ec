namespace ClinicalAssistant.Core;

/// <summary>A sentence passed the output guard. All released texts of an answer in order are the answer's text.</summary>
/// <param name="Text">The sentence with the white space that precedes and follows it.</param>
/// <param name="Marked">Whether it carries the mark of an unverified statement.</param>
/// <param name="Reasons">Why it is marked; empty otherwise.</param>
public sealed record SentenceReleased(string Text, bool Marked, IReadOnlyList<string> Reasons) : AnswerEvent;
