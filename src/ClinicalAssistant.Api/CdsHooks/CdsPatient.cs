using ClinicalAssistant.Core;

namespace ClinicalAssistant.Api.CdsHooks;

/// <summary>The patient as a request's prefetch gives it.</summary>
/// <param name="Patient">What could be read.</param>
/// <param name="Problems">What could not, without patient text.</param>
/// <param name="Missing">Keys of the prefetch that did not come and could not be fetched: nothing is known of them, not even that there is none.</param>
internal sealed record CdsPatient(Patient Patient, IReadOnlyList<string> Problems, IReadOnlyList<string> Missing) : PatientWords;
