using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Something that an answer may not leave out.</summary>
public sealed record MustMention : PatientWords
{
    /// <summary>Any one of these in a released sentence shows that it was mentioned; matched by words, inflection aside.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>What is appended where it was left out.</summary>
    public required string Text { get; init; }

    /// <summary>Why it matters, as a short code or words.</summary>
    public required string Why { get; init; }

    /// <summary>The evidence that says so, or null.</summary>
    public string? EvidenceId { get; init; }
}
