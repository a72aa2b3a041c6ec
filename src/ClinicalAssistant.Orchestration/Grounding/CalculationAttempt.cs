using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>A calculator that the question named, how far its inputs could be filled, and what came of it.</summary>
internal sealed record CalculationAttempt(Calculator Calculator, CalculatorFill Fill, CalculationOutcome? Outcome, string? EvidenceId) : PatientWords;
