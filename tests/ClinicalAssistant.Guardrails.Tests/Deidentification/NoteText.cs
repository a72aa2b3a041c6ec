namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

/// <summary>A text of a property test: pieces of notes between any Unicode.</summary>
public sealed record NoteText(string Value);
