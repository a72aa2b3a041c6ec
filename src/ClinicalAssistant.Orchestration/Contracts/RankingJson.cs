using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>The object of a <c>ranking</c> event.</summary>
public sealed record RankingJson(IReadOnlyList<RankedJson> Ranking, IReadOnlyList<RedFlagJson> RedFlags, IReadOnlyList<NextStepJson> Next) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static RankingJson From(Differential differential) => new(
        [.. differential.Ranking.Select(RankedJson.From)], [.. differential.RedFlags.Select(RedFlagJson.From)], [.. differential.Next.Select(NextStepJson.From)]);
}
