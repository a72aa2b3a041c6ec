namespace ClinicalAssistant.Core;

/// <summary>One identifier of the patient as the record gives it.</summary>
/// <param name="Type">Its Safe Harbor class.</param>
/// <param name="Value">The identifier itself.</param>
public sealed record Identifier(IdentifierType Type, string Value) : PatientWords;
