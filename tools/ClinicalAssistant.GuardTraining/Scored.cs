using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.GuardTraining;

/// <summary>A line with the uncalibrated scores of models that had not seen its file.</summary>
internal sealed record Scored(TrainingLine Line, Margins Margins);
