namespace ClinicalAssistant.Core;

/// <summary>The last event of every answer.</summary>
/// <param name="Answer">The whole answer.</param>
public sealed record Completed(Answer Answer) : AnswerEvent;
