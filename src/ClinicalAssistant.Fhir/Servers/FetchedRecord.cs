using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>A patient's record as a server gave it: one FHIR bundle as UTF-8 JSON, and what could not be had.</summary>
/// <param name="Bundle">The bundle.</param>
/// <param name="Problems">What could not be had, without patient text.</param>
public sealed record FetchedRecord(ReadOnlyMemory<byte> Bundle, IReadOnlyList<string> Problems) : PatientWords;
