using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>Another's ranked list of diagnoses (a model's, a clinician's) beside the engine's ranking.</summary>
public sealed record RankAlignment : PatientWords
{
    private const int Leading = 5;
    private const int Fused = 6;

    /// <summary>Softens the weight of first places: a first place counts 1/3, a second 1/4 (reciprocal rank fusion; Cormack and others, 2009).</summary>
    private const double Softening = 2;

    private RankAlignment()
    {
    }

    /// <summary>Conditions in both, by the other's order.</summary>
    public required IReadOnlyList<AlignedCondition> Both { get; init; }

    /// <summary>Conditions of the pack that the other names and that are not among the engine's first ten.</summary>
    public required IReadOnlyList<AlignedCondition> OtherAlone { get; init; }

    /// <summary>Names of the other's that the pack does not hold: how many, as their words are unchecked.</summary>
    public required int Unknown { get; init; }

    /// <summary>The engine's first five, and any that must not be missed among its first ten, that the other does not name.</summary>
    public required IReadOnlyList<AlignedCondition> EngineAlone { get; init; }

    /// <summary>Both lists as one, by reciprocal rank.</summary>
    public required IReadOnlyList<ConditionName> Together { get; init; }

    /// <summary>Whether the first of both lists is the same.</summary>
    public bool AgreeOnFirst => Both.Any(condition => condition is { OtherRank: 1, EngineRank: 1 });

    /// <summary>Aligns a list with a ranking.</summary>
    /// <param name="names">The other's names, likeliest first; each condition counts once.</param>
    /// <param name="ranking">The engine's ranking, as long as it is known.</param>
    /// <param name="known">Finds conditions by name.</param>
    public static RankAlignment Of(IReadOnlyList<string> names, IReadOnlyList<RankedCondition> ranking, ConditionNames known)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(known);
        var ranks = ranking.ToDictionary(condition => condition.Id, condition => condition, StringComparer.Ordinal);
        var theirs = new List<AlignedCondition>();
        var unknown = 0;
        for (var i = 0; i < names.Count; i++)
        {
            var meant = known.Find(names[i]).Where(condition => !theirs.Exists(other => other.Id == condition.ConditionId)).ToList();
            var nearest = meant.Select(condition => (condition.ConditionId, Rank: ranks.TryGetValue(condition.ConditionId, out var ranked) ? ranked.Rank : (int?)null)).OrderBy(pair => pair.Rank ?? int.MaxValue).FirstOrDefault();
            if (nearest.ConditionId is null)
                unknown += known.Find(names[i]).Count == 0 ? 1 : 0;
            else
                theirs.Add(new AlignedCondition(nearest.ConditionId, known.NameOf(nearest.ConditionId), i + 1, nearest.Rank));
        }

        var named = theirs.Select(condition => condition.Id).ToHashSet(StringComparer.Ordinal);
        return new RankAlignment
        {
            Both = [.. theirs.Where(condition => condition.EngineRank <= 2 * Leading)],
            OtherAlone = [.. theirs.Where(condition => condition.EngineRank is null or > 2 * Leading)],
            Unknown = unknown,
            EngineAlone = [.. ranking.Where(condition => !named.Contains(condition.Id) && (condition.Rank <= Leading || (condition.MustNotMiss && condition.Rank <= 2 * Leading))).Select(condition => new AlignedCondition(condition.Id, condition.Name, null, condition.Rank))],
            Together =
            [
                .. theirs.Select(condition => (condition.Id, condition.Name, Weight: 1 / (condition.OtherRank!.Value + Softening)))
                    .Concat(ranking.Take(2 * Leading).Select(condition => (condition.Id, condition.Name, Weight: 1 / (condition.Rank + Softening))))
                    .GroupBy(condition => condition.Id, StringComparer.Ordinal)
                    .OrderByDescending(group => group.Sum(condition => condition.Weight)).ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Take(Fused).Select(group => new ConditionName(group.Key, group.First().Name)),
            ],
        };
    }
}
