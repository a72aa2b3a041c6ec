namespace ClinicalAssistant.Core;

/// <summary>The input guard's verdict on one message, with what led to it.</summary>
public sealed record GuardDecision : PatientWords
{
    /// <summary>The outcome.</summary>
    public required Decision Decision { get; init; }

    /// <summary>A present emergency: with <see cref="Core.Decision.Escalate"/>, or with <see cref="Core.Decision.Refuse"/> for harm asked in a crisis.</summary>
    public Emergency? Emergency { get; init; }

    /// <summary>The policy category that decided (<c>none</c> where nothing did).</summary>
    public string Category { get; init; } = "none";

    /// <summary>Strength of the verdict, 0 to 1.</summary>
    public double Score { get; init; }

    /// <summary>Ids of the rules that fired.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Whether an instruction to the program was found where data belongs.</summary>
    public bool Injection { get; init; }

    /// <summary>Why, in words for the reader; null when allowed.</summary>
    public string? Reason { get; init; }

    /// <summary>What can be offered instead, or the condition of the answer; null when there is none.</summary>
    public string? Alternative { get; init; }
}
