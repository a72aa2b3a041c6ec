using ClinicalAssistant.Core;

namespace ClinicalAssistant.Fhir;

/// <summary>A section.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Loinc">LOINC code of the section, or null.</param>
/// <param name="Sentences">Its sentences; none says that nothing was found for it.</param>
public sealed record OutgoingSection(string Title, string? Loinc, IReadOnlyList<OutgoingSentence> Sentences) : PatientWords;
