using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class RankAlignmentTests
{
    private static readonly ConditionNames Names = new(EmbeddedPack.Instance);

    private static readonly IReadOnlyList<RankedCondition> Ranking = new DifferentialEngine(EmbeddedPack.Instance)
        .Rank(DifferentialQuery.Of(new FindingRecogniser(EmbeddedPack.Instance).Recognise("58M crushing substernal chest pain to the left arm, sweating, ST elevation"))).Ranking;

    [Fact]
    public void Agreement_difference_and_what_each_lacks_are_told_apart()
    {
        var alignment = RankAlignment.Of([Ranking[0].Name, "Gout", "Flurble syndrome"], Ranking, Names);
        Assert.True(alignment.AgreeOnFirst);
        Assert.Equal(Ranking[0].Id, Assert.Single(alignment.Both).Id);
        Assert.Equal("gout-acute", Assert.Single(alignment.OtherAlone).Id);
        Assert.Equal(1, alignment.Unknown);
        Assert.Contains(alignment.EngineAlone, condition => condition.EngineRank == 2);
        Assert.Equal(Ranking[0].Id, alignment.Together[0].Id);
    }

    [Fact]
    public void The_same_condition_by_two_names_counts_once() =>
        Assert.Single(RankAlignment.Of([Ranking[0].Name, Ranking[0].Synonyms[0]], Ranking, Names).Both);

    [Fact]
    public void An_empty_list_leaves_the_engines_order()
    {
        var alignment = RankAlignment.Of([], Ranking, Names);
        Assert.False(alignment.AgreeOnFirst);
        Assert.Equal(Ranking.Take(3).Select(condition => condition.Id), alignment.Together.Take(3).Select(condition => condition.Id));
    }
}
