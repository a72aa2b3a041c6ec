namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

internal readonly record struct MarkedSpan(int Start, int End);
