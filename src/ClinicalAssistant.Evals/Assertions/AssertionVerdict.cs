using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>What an assertion found.</summary>
/// <param name="Passed">Whether it held.</param>
/// <param name="Detail">What was expected and what was found, in a few words; empty where it held.</param>
internal sealed record AssertionVerdict(bool Passed, string Detail) : PatientWords
{
    public static AssertionVerdict Held { get; } = new(true, "");

    public static AssertionVerdict Of(bool passed, Func<string> otherwise) => passed ? Held : new AssertionVerdict(false, otherwise());
}
