namespace ClinicalAssistant.Core;

/// <summary>The pipeline entered a stage. Doors may show it as a live status; it carries no content.</summary>
/// <param name="Stage">The stage's name.</param>
public sealed record StageStarted(string Stage) : AnswerEvent;
