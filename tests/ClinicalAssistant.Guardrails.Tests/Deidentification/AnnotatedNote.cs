namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

internal sealed record AnnotatedNote(string Id, bool HeldOut, string Text, IReadOnlyList<MarkedSpan> Identifiers, IReadOnlyList<MarkedSpan> Terms);
