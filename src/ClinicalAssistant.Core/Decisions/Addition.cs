namespace ClinicalAssistant.Core;

/// <summary>Text that the guard adds to an answer: a disclaimer, or what the answer left out.</summary>
/// <param name="Text">The text.</param>
/// <param name="Why">Why it was added.</param>
public sealed record Addition(string Text, string Why) : PatientWords;
