using ClinicalAssistant.Core;

namespace ClinicalAssistant.GuardTraining;

/// <summary>One line of the training files.</summary>
internal sealed record TrainingLine : PatientWords
{
    public required string Text { get; init; }

    /// <summary><c>refuse</c>, <c>caution</c> or <c>allow</c>.</summary>
    public required string Label { get; init; }

    public required string Category { get; init; }

    /// <summary>Joins the members of a contrast pair.</summary>
    public string? Pair { get; init; }

    /// <summary>First letter of the file: who wrote it.</summary>
    public required string Writer { get; init; }

    /// <summary>How harmful: 1, ½ for caution, or 0.</summary>
    public double Harm => Label switch { "refuse" => 1, "caution" => 0.5, _ => 0 };
}
