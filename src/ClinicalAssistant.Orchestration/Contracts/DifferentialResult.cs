using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Contracts;

/// <summary>A ranked differential.</summary>
public sealed record DifferentialResult(JsonElement? Id, IReadOnlyList<RankedJson> Ranking, IReadOnlyList<RedFlagJson> RedFlags, IReadOnlyList<NextStepJson> Next, IReadOnlyList<NoticeJson>? Notices) : PatientWords
{
    /// <summary>The wire form.</summary>
    public static DifferentialResult From(Differential differential, JsonElement? id = null, IReadOnlyList<NoticeJson>? notices = null) => new(
        id, [.. differential.Ranking.Select(RankedJson.From)], [.. differential.RedFlags.Select(RedFlagJson.From)], [.. differential.Next.Select(NextStepJson.From)],
        notices is { Count: > 0 } ? notices : null)
    {
        RedFlagsToAsk = [.. differential.RedFlagsToAsk.Select(NextStepJson.From)],
        AgainstLeading = [.. differential.AgainstLeading.Select(NextStepJson.From)],
    };

    /// <summary>Red flags of the conditions in view that were neither stated nor excluded.</summary>
    public IReadOnlyList<NextStepJson> RedFlagsToAsk { get; init; } = [];

    /// <summary>What would make the first of the ranking wrong.</summary>
    public IReadOnlyList<NextStepJson> AgainstLeading { get; init; } = [];
}
