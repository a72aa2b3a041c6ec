using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>What an assertion found.</summary>
/// <param name="Passed">Whether it held.</param>
/// <param name="Detail">What was expected and what was found, in a few words; empty where it held.</param>
internal sealed record AssertionVerdict(bool Passed, string Detail) : PatientWords
{
    public static AssertionVerdict Held { get; } = new(true, "");

    /// <summary>Whether there is no verdict: a judge or a provider did not answer. Never counted as a wrong answer.</summary>
    public bool Undecided { get; init; }

    /// <summary>How far it held, 0 to 1; null where it holds or not.</summary>
    public double? Score { get; init; }

    public static AssertionVerdict Of(bool passed, Func<string> otherwise) => passed ? Held : new AssertionVerdict(false, otherwise());

    public static AssertionVerdict Scored(double score, double least, Func<string> otherwise)
    {
        // A share is a quotient of small numbers: the slack only absorbs its rounding.
        var passed = score >= least - 1e-9;
        return new AssertionVerdict(passed, passed ? "" : otherwise()) { Score = Math.Round(score, 6) };
    }

    public static AssertionVerdict Unknown(string why) => new(false, why) { Undecided = true };

    public double Value => Score ?? (Passed ? 1 : 0);
}
