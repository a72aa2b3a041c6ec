using System.Globalization;
using ClinicalAssistant.Core;
using ClinicalAssistant.Knowledge;

namespace ClinicalAssistant.Orchestration.Grounding;

/// <summary>
/// The published likelihood ratios of the findings behind a rank. They were measured in narrow groups (patients with chest pain, say) and are
/// shown beside the ranking's own ratios, which hold against every other patient.
/// </summary>
internal static class PublishedFigures
{
    private const int Most = 3;

    public static IReadOnlyList<(string Text, Source? Source)> Of(KnowledgeBase knowledge, Condition condition, IReadOnlyList<RankingBasis> basis) =>
    [
        .. basis.Where(one => one.Status == FindingStatus.Observed).Select(one => (Basis: one, Fact: condition.Findings.Concat(condition.ArguesAgainst).FirstOrDefault(fact => fact.Finding == one.FindingId)))
            .Where(pair => pair.Fact?.Reported is { LrPositive: not null })
            .Take(Most)
            .Select(pair => (Text(pair.Basis, pair.Fact!.Reported!, knowledge.SourceOf(pair.Fact.Reported!.Source)), knowledge.SourceOf(pair.Fact.Reported!.Source))),
    ];

    private static string Text(RankingBasis basis, ReportedRatio reported, Source? source) => string.Create(CultureInfo.InvariantCulture,
        $"{basis.Finding} LR {reported.LrPositive:0.##}{(reported.Range is [var low, var high] && low < high ? string.Create(CultureInfo.InvariantCulture, $" (range {low:0.##} to {high:0.##})") : "")}{(reported.Among is { } among ? $" among {among}" : "")}{(source is null ? "" : $", {source.Publisher}")}");
}
