using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>A patient as read, with what could not be used.</summary>
/// <param name="Patient">The patient, from everything that could be read.</param>
/// <param name="Problems">What could not be used or needs a look, in order of the input.</param>
public sealed record PatientReading(Patient Patient, IReadOnlyList<PatientProblem> Problems) : PatientWords
{
    /// <summary>Medications in the record that are not taken now (stopped, completed, ended, proposed), each with its status.</summary>
    public IReadOnlyList<RecordEntry> NotCurrentMedications { get; init; } = [];
}
