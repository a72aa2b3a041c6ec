namespace ClinicalAssistant.Core;

/// <summary>A whole answer: what the contracts' <c>ask</c> returns.</summary>
public sealed record Answer : PatientWords
{
    /// <summary>The question's id.</summary>
    public required string QuestionId { get; init; }

    /// <summary>How it ended.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The input guard's verdict.</summary>
    public required GuardDecision Decision { get; init; }

    /// <summary>The task it was answered as.</summary>
    public required string Task { get; init; }

    /// <summary>The released text, whole.</summary>
    public required string Text { get; init; }

    /// <summary>The evidence, in order of its numbers.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The differential, or null where none was ranked.</summary>
    public Differential? Differential { get; init; }

    /// <summary>Sentences that were held back or marked, with reasons; withheld words are left out.</summary>
    public IReadOnlyList<SentenceVerdict> Withheld { get; init; } = [];

    /// <summary>Notices, in order.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>Functions of the calling program that the model asks for; empty where it asks for none.</summary>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>Who generated it: a provider's name, or <c>reference</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>Versions it rests on.</summary>
    public required Versions Versions { get; init; }

    /// <summary>Tokens used, or null where none were reported.</summary>
    public TokenUse? TokenUse { get; init; }

    /// <summary>How it came to be, for <c>/why</c>.</summary>
    public IReadOnlyList<TraceStep> Trace { get; init; } = [];

    /// <summary>What the providers wrote, in the order they were asked; empty where none was. For replay, never shown.</summary>
    public IReadOnlyList<Draft> Drafts { get; init; } = [];
}
