namespace ClinicalAssistant.Core;

/// <summary>What to ask or test next, and why.</summary>
/// <param name="What">The question to ask or the test to order.</param>
/// <param name="Why">What the answer would change.</param>
/// <param name="IsTest">True for a test, false for a question or an examination.</param>
public sealed record NextStep(string What, string Why, bool IsTest) : PatientWords
{
    /// <summary>Where the advice was read, or null for an estimate.</summary>
    public Source? Source { get; init; }

    /// <summary>The finding that is asked about, or null for a test.</summary>
    public string? FindingId { get; init; }
}
