using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>An identifier found in a text.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Value">The identifier as it stands there.</param>
public sealed record IdentifierSpan(IdentifierType Type, int Start, int End, string Value) : PatientWords;
