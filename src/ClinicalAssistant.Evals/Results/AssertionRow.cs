using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>One assertion of a case, judged.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Passed">Whether it held.</param>
/// <param name="Detail">What was expected and found where it did not.</param>
public sealed record AssertionRow(string Name, bool Passed, string? Detail) : PatientWords
{
    /// <summary>True where there is no verdict; it then counts neither as held nor as broken.</summary>
    public bool? Undecided { get; init; }

    /// <summary>How far it held, 0 to 1; absent where it holds or not.</summary>
    public double? Score { get; init; }
}
