namespace ClinicalAssistant.GuardTraining;

/// <summary>A line with the uncalibrated score of a model that had not seen it.</summary>
internal sealed record Scored(TrainingLine Line, double Margin);
