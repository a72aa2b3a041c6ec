namespace ClinicalAssistant.Core;

/// <summary>The model asks the calling program for a function; its arguments passed the output guard whole.</summary>
/// <param name="Call">The call.</param>
public sealed record ToolCalled(ToolCall Call) : AnswerEvent;
