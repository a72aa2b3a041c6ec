using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A text without its identifiers.</summary>
/// <param name="Text">The text with placeholders.</param>
/// <param name="Spans">What was replaced: ordered, without overlap, by offsets of the input.</param>
public sealed record Deidentified(string Text, IReadOnlyList<IdentifierSpan> Spans) : PatientWords;
