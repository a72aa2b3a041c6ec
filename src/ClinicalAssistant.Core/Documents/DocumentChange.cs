namespace ClinicalAssistant.Core;

/// <summary>One sentence that an edit took out, put in or reworded.</summary>
/// <param name="Section">Id of the section.</param>
/// <param name="Before">The sentence before, or null where it was put in.</param>
/// <param name="After">The sentence after, or null where it was taken out.</param>
public sealed record DocumentChange(string Section, string? Before, string? After) : PatientWords;
