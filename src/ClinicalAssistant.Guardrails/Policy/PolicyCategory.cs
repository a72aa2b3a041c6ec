using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>One category of requests that the policy treats in its own way.</summary>
public sealed record PolicyCategory
{
    /// <summary>Short stable name, as decisions carry it.</summary>
    public required string Id { get; init; }

    /// <summary>Name for readers.</summary>
    public required string Title { get; init; }

    /// <summary>Where the obligation behind it was read.</summary>
    public required Source Source { get; init; }

    /// <summary>What happens to a professional's request.</summary>
    public required Decision ForClinician { get; init; }

    /// <summary>What happens to a patient's request.</summary>
    public required Decision ForPatient { get; init; }

    /// <summary>Why, in words for the reader.</summary>
    public required string Reason { get; init; }

    /// <summary>What can be offered instead, or the condition of the answer.</summary>
    public required string Alternative { get; init; }

    internal IReadOnlyList<PolicyRule> Rules { get; init; } = [];

    /// <summary>The outcome for an audience.</summary>
    public Decision For(Audience audience) => audience == Audience.Patient ? ForPatient : ForClinician;
}
