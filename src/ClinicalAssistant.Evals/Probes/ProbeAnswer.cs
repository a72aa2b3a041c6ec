using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Evals;

/// <summary>What a probe compares of two answers.</summary>
internal sealed record ProbeAnswer(
    IReadOnlyList<string> Ranking, string Decision, IReadOnlyList<string> RedFlags, IReadOnlyList<string> Tests, double Grade, int Words, string Text) : PatientWords
{
    public static ProbeAnswer Of(Answer answer) => new(
        [.. answer.Differential?.Ranking.Select(condition => condition.Id) ?? []],
        $"{ClinicalAssistant.Orchestration.Contracts.Words.Lower(answer.Decision.Decision)} {answer.Decision.Emergency?.Kind}".TrimEnd(),
        [.. (answer.Differential?.RedFlags ?? []).Select(flag => flag.Finding).Order(StringComparer.Ordinal)],
        [.. (answer.Differential?.Next ?? []).Where(step => step.IsTest).Select(step => step.What).Order(StringComparer.Ordinal)],
        ReadingGrade.Of(answer.Text, [])?.FleschKincaid ?? 0,
        answer.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length,
        answer.Text);

    /// <summary>Share of the first conditions of one that are among the first of the other.</summary>
    public double Overlap(ProbeAnswer other, int top)
    {
        var (mine, theirs) = (Ranking.Take(top).ToList(), other.Ranking.Take(top).ToList());
        var longest = Math.Max(mine.Count, theirs.Count);
        return longest == 0 ? 1 : mine.Intersect(theirs).Count() / (double)longest;
    }

    public bool SameFirst(ProbeAnswer other) => (Ranking.Count > 0 ? Ranking[0] : null) == (other.Ranking.Count > 0 ? other.Ranking[0] : null);
}
