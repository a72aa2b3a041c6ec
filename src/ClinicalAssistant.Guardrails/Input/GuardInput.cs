using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A text to judge.</summary>
public sealed record GuardInput : PatientWords
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>For whom an answer would be written.</summary>
    public Audience Audience { get; init; } = Audience.Clinician;

    /// <summary>Where the text came from.</summary>
    public InputPlace Where { get; init; } = InputPlace.User;

    /// <summary>Earlier turns of the conversation, oldest first.</summary>
    public IReadOnlyList<Turn> History { get; init; } = [];
}
