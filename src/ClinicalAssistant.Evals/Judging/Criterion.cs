using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>One item of a rubric.</summary>
/// <param name="Text">What is looked for.</param>
/// <param name="Points">What it counts; negative for what should not be there.</param>
/// <param name="Tags">The slices it counts in.</param>
internal sealed record Criterion(string Text, double Points, IReadOnlyList<string> Tags) : PatientWords;
