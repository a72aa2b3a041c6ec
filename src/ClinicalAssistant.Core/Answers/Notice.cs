namespace ClinicalAssistant.Core;

/// <summary>Something the reader should know about how this answer came to be.</summary>
/// <param name="Code">Short stable code (<c>no_model</c>, <c>task</c>, <c>provider_skipped</c> …).</param>
/// <param name="Text">The words.</param>
public sealed record Notice(string Code, string Text) : AnswerEvent;
