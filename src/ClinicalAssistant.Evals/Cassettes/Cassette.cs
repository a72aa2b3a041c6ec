using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>One reply of a provider, kept with all that it depends on: a line of a cassette file.</summary>
internal sealed record Cassette : PatientWords
{
    public required string Suite { get; init; }

    public required string Case { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>Temperature, limits, seed, format and tools of the call.</summary>
    public required string Parameters { get; init; }

    /// <summary>SHA-256 over the messages. The messages themselves are not kept.</summary>
    public required string Prompt { get; init; }

    public required int Sample { get; init; }

    /// <summary>How often the same had been asked within the case, from 1; null in cassettes that do not say so.</summary>
    public int? Call { get; init; }

    /// <summary>What was said, with identifiers of people replaced.</summary>
    public string Text { get; init; } = "";

    /// <summary>Calls of tools.</summary>
    public IReadOnlyList<CassetteCall>? Calls { get; init; }

    public string? Finish { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    /// <summary>True for a reply that a person wrote: it is never a figure of a model's quality.</summary>
    public bool? Scripted { get; init; }
}
