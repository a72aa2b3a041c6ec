using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>One assertion of a case, judged.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Passed">Whether it held.</param>
/// <param name="Detail">What was expected and found where it did not.</param>
public sealed record AssertionRow(string Name, bool Passed, string? Detail) : PatientWords;
