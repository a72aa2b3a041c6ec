using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>A judge's word on one criterion.</summary>
/// <param name="Met">Whether the answer meets it.</param>
/// <param name="Why">The judge's reason.</param>
internal sealed record CriterionGrade(bool Met, string Why) : PatientWords;
