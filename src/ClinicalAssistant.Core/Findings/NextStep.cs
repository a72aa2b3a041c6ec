using System.Text.Json.Serialization;

namespace ClinicalAssistant.Core;

/// <summary>What to ask or test next, and why.</summary>
/// <param name="What">The question to ask or the test to order.</param>
/// <param name="Why">What the answer would change.</param>
/// <param name="IsTest">True for a test, false for a question or an examination.</param>
public sealed record NextStep(string What, string Why, bool IsTest) : PatientWords
{
    /// <summary>Where the advice was read, or null for an estimate.</summary>
    public Source? Source { get; init; }

    /// <summary>Whether <see cref="Why"/> is worded alike for everyone to whom the step is proposed, and so says nothing of this patient. Not kept with an answer.</summary>
    [JsonIgnore]
    public bool IsSaidToAll { get; init; }

    /// <summary>The finding that is asked about, or null for a test.</summary>
    public string? FindingId { get; init; }
}
