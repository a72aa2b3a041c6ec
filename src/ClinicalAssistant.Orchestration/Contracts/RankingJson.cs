using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>The object of a <c>ranking</c> event.</summary>
public sealed record RankingJson(IReadOnlyList<RankedJson> Ranking, IReadOnlyList<RedFlagJson> RedFlags, IReadOnlyList<NextStepJson> Next) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static RankingJson From(Differential differential) => new(
        [.. differential.Ranking.Select(RankedJson.From)], [.. differential.RedFlags.Select(RedFlagJson.From)], [.. differential.Next.Select(NextStepJson.From)])
    {
        RedFlagsToAsk = [.. differential.RedFlagsToAsk.Select(NextStepJson.From)],
        AgainstLeading = [.. differential.AgainstLeading.Select(NextStepJson.From)],
    };

    /// <summary>Red flags of the conditions in view that were neither stated nor excluded.</summary>
    public IReadOnlyList<NextStepJson> RedFlagsToAsk { get; init; } = [];

    /// <summary>What would make the first of the ranking wrong.</summary>
    public IReadOnlyList<NextStepJson> AgainstLeading { get; init; } = [];
}
