using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A text that closes an answer.</summary>
/// <param name="Task">The task it belongs to, or <c>*</c> for every other.</param>
/// <param name="Audience">For whom.</param>
/// <param name="Text">The text.</param>
public sealed record Disclaimer(string Task, Audience Audience, string Text);
