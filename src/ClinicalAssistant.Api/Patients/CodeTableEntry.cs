namespace ClinicalAssistant.Api.Patients;

/// <summary>One code.</summary>
/// <param name="System">Its code system, as FHIR names it.</param>
/// <param name="Code">The code.</param>
/// <param name="Name">Its name in the words of the packs.</param>
/// <param name="Source">Id of the source where it was read.</param>
internal sealed record CodeTableEntry(string System, string Code, string Name, string Source);
