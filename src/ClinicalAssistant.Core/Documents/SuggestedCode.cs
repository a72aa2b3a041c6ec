namespace ClinicalAssistant.Core;

/// <summary>A code that a coder may use, with the words that support it. A suggestion only: nothing is coded by it.</summary>
/// <param name="System">The code system, <c>ICD-10-CM</c>.</param>
/// <param name="Code">The code as the knowledge pack holds it.</param>
/// <param name="Condition">Name of the pack's condition.</param>
/// <param name="Words">The words of the material that name it.</param>
/// <param name="Source">Id of the source that holds the words.</param>
public sealed record SuggestedCode(string System, string Code, string Condition, string Words, string Source) : PatientWords;
