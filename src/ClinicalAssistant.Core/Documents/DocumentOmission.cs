namespace ClinicalAssistant.Core;

/// <summary>Something that the material states and the document lacks.</summary>
/// <param name="Kind"><c>medication</c>, <c>allergy</c>, <c>number</c>, <c>negative</c>, <c>side</c> or <c>follow-up</c>.</param>
/// <param name="Text">It, in the words of the material.</param>
/// <param name="Source">Id of the source that states it.</param>
public sealed record DocumentOmission(string Kind, string Text, string Source) : PatientWords;
