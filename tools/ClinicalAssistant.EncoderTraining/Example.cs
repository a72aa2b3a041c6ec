using ClinicalAssistant.GuardTraining;

namespace ClinicalAssistant.EncoderTraining;

/// <summary>A line and its pieces, with their marks.</summary>
internal sealed record Example(TrainingLine Line, int[] Pieces);
