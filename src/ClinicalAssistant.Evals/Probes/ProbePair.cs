using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Two questions that differ in one thing.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tags">The slices it counts in.</param>
/// <param name="Basis">The question as it is.</param>
/// <param name="Swapped">The question with the one thing changed.</param>
/// <param name="Wrong">The condition that a wrong hint names, or null.</param>
internal sealed record ProbePair(string Id, IReadOnlyList<string> Tags, string Basis, string Swapped, string? Wrong) : PatientWords;
