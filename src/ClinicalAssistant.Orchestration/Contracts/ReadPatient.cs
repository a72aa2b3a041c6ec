using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A patient that was read, with what could not be used of the record.</summary>
/// <param name="Patient">What could be used.</param>
/// <param name="Problems">What could not, one line each with the remedy; no patient text.</param>
public sealed record ReadPatient(Patient Patient, IReadOnlyList<string> Problems) : PatientWords;
