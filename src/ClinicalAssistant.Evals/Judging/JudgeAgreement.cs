namespace ClinicalAssistant.Evals;

/// <summary>How far a judge agrees with human labels.</summary>
/// <param name="Judge">The judge.</param>
/// <param name="Prompts">Its prompts with version and hash.</param>
/// <param name="Decided">Items with a verdict.</param>
/// <param name="BothYes">Both found the criterion met.</param>
/// <param name="OnlyHuman">Only the person did.</param>
/// <param name="OnlyJudge">Only the judge did.</param>
/// <param name="BothNo">Neither did.</param>
/// <param name="Undecided">Items that the judge gave no verdict on.</param>
/// <param name="Unusable">Lines that are no items.</param>
/// <param name="Agreement">Share of the decided on which both agree.</param>
/// <param name="Kappa">Cohen's kappa.</param>
/// <param name="Interval">Its 95 % interval.</param>
public sealed record JudgeAgreement(
    string Judge, IReadOnlyList<string> Prompts, int Decided, int BothYes, int OnlyHuman, int OnlyJudge, int BothNo, int Undecided, int Unusable, double Agreement, double Kappa, Interval Interval);
