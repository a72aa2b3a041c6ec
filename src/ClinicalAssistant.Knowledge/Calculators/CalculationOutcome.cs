using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What came of a calculation: a result, or why there is none.</summary>
/// <param name="Result">The result, or null.</param>
/// <param name="Problems">What was missing or out of range; empty with a result.</param>
public sealed record CalculationOutcome(CalculationResult? Result, IReadOnlyList<InputProblem> Problems) : PatientWords;
