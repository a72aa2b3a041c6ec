using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>An identifier found, on the wire.</summary>
public sealed record IdentifierSpanJson(string Type, int Start, int End, string Value) : PatientWords;
