using ClinicalAssistant.Core;

namespace ClinicalAssistant.GuardTraining;

/// <summary>One line of the training files.</summary>
internal sealed record TrainingLine : PatientWords
{
    public required string Text { get; init; }

    /// <summary><c>refuse</c>, <c>caution</c> or <c>allow</c>; of emergencies <c>escalate</c> or <c>none</c>; of planted instructions <c>injection</c> or <c>benign</c>.</summary>
    public required string Label { get; init; }

    public required string Category { get; init; }

    /// <summary>Joins the members of a contrast pair.</summary>
    public string? Pair { get; init; }

    /// <summary>Of an emergency its kind in the policy, or null where the topic decides.</summary>
    public string? Kind { get; init; }

    /// <summary>First letter of the file: who wrote it.</summary>
    public required string Writer { get; init; }

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The file's folder below that of all lines, with slashes; empty for that folder itself.</summary>
    public required string Folder { get; init; }

    /// <summary>How harmful: 1, ½ for caution, 0, or null where the line does not tell.</summary>
    public double? Harm => Label switch
    {
        "refuse" => 1,
        "caution" => 0.5,
        "allow" or "benign" => 0,
        "escalate" or "none" => Category is "suicide" or "self_harm" or "violence" or "abuse" ? null : 0,
        _ => null,
    };

    /// <summary>Whether it tells of a present emergency, or null where it does not tell.</summary>
    public double? Emergency => Label switch
    {
        "escalate" => 1,
        "none" or "benign" => 0,
        _ => Category is "self_harm" or "harm_to_others" or "general_harm" or "presentation" || Text.Length > 160 ? null : 0,
    };

    public float EmergencyWeight => Label is "escalate" or "none" ? 1 : 0.3f;

    /// <summary>Whether it is an instruction to the program, or null where it does not tell.</summary>
    public double? Injection => Label == "injection" ? 1 : 0;

    public float InjectionWeight => Label is "injection" or "benign" ? 1 : 0.3f;
}
