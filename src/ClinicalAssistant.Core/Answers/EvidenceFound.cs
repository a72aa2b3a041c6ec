namespace ClinicalAssistant.Core;

/// <summary>A piece of evidence was found and numbered.</summary>
/// <param name="Evidence">The evidence.</param>
public sealed record EvidenceFound(Evidence Evidence) : AnswerEvent;
