using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>A line of <c>results.jsonl</c>: one case of a suite, or one item of a benchmark (then without its text).</summary>
public sealed record ResultRow : PatientWords
{
    /// <summary>The suite's or benchmark's name.</summary>
    public required string Suite { get; init; }

    /// <summary>Place of the case in its suite, from 1; rows stand in the file in the order they were done.</summary>
    public required int Number { get; init; }

    /// <summary>The case's id.</summary>
    public required string Id { get; init; }

    /// <summary>The prompt it was put with, where the suite compares several.</summary>
    public string? Prompt { get; init; }

    /// <summary>The provider that was asked, where the suite compares several.</summary>
    public string? Asked { get; init; }

    /// <summary>Which sample of the case, from 1, where it is repeated.</summary>
    public int? Sample { get; init; }

    /// <summary>How it ended.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>Tags of the case; the category of an item.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What was asked; absent for a benchmark's item.</summary>
    public string? Question { get; init; }

    /// <summary>What was answered; absent for a benchmark's item.</summary>
    public string? Answer { get; init; }

    /// <summary>Outcome of the answer.</summary>
    public string? Outcome { get; init; }

    /// <summary>The input guard's decision.</summary>
    public string? Decision { get; init; }

    /// <summary>The input guard's category.</summary>
    public string? Category { get; init; }

    /// <summary>The task it was answered as.</summary>
    public string? Task { get; init; }

    /// <summary>Who wrote the answer.</summary>
    public string? Provider { get; init; }

    /// <summary>The pipeline's prompt that a model was given; absent where none was.</summary>
    public PromptVersion? Rendered { get; init; }

    /// <summary>True where a reply that a person wrote was replayed.</summary>
    public bool? Scripted { get; init; }

    /// <summary>The judges' prompts that were asked, as name, version and hash.</summary>
    public IReadOnlyList<string>? JudgedWith { get; init; }

    /// <summary>Wall time of the case in milliseconds.</summary>
    public double? Milliseconds { get; init; }

    /// <summary>Tokens read, where the provider reported them.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens written.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Cost by the site's prices.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Weighted share of the assertions that held, each by its own score.</summary>
    public double? Score { get; init; }

    /// <summary>The stages of the pipeline.</summary>
    public IReadOnlyList<TraceRow>? Trace { get; init; }

    /// <summary>The evidence, shortened.</summary>
    public IReadOnlyList<string>? Evidence { get; init; }

    /// <summary>What the output guard held back or marked, and why; without the words.</summary>
    public IReadOnlyList<string>? Withheld { get; init; }

    /// <summary>Codes of the notices.</summary>
    public IReadOnlyList<string>? Notices { get; init; }

    /// <summary>The assertions in the order of the suite.</summary>
    public IReadOnlyList<AssertionRow>? Assertions { get; init; }

    /// <summary>What the label of a benchmark's item asks for.</summary>
    public string? Expected { get; init; }

    /// <summary>What the engine gave for it.</summary>
    public string? Found { get; init; }

    /// <summary>What an item adds to each metric: hits and out of how many.</summary>
    public IReadOnlyDictionary<string, CountRow>? Counts { get; init; }

    /// <summary>Why there is no verdict.</summary>
    public FaultRow? Error { get; init; }
}
