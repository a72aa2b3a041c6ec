namespace ClinicalAssistant.Knowledge;

/// <summary>A question that a clinician asks to see whether a topic was understood.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">What a good answer says.</param>
public sealed record TeachBack(string Question, string Answer);
