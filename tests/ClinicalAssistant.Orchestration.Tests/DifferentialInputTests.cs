using System.Text.Json;
using ClinicalAssistant.Orchestration.Contracts;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class DifferentialInputTests
{
    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static async Task<DifferentialResult> RankAsync(DifferentialLine line)
    {
        await using var consulting = new Consulting();
        return consulting.Get<ContractVerbs>().Differential(line);
    }

    [Theory]
    [InlineData("\"-3\"")]
    [InlineData("140")]
    [InlineData("\"old\"")]
    public async Task An_age_that_cannot_be_is_told_and_the_rest_is_ranked(string age)
    {
        var result = await RankAsync(new DifferentialLine { Observed = ["HP:0100749"], Age = Json(age) });
        Assert.NotEmpty(result.Ranking);
        Assert.Equal("age_unusable", Assert.Single(result.Notices!).Code);
    }

    [Fact]
    public async Task Each_item_that_cannot_be_used_has_a_notice_of_its_own()
    {
        var result = await RankAsync(new DifferentialLine { Observed = ["HP:0100749", "HP:9999999", "HP:0001945", "HP:0100749"], Excluded = ["HP:0001945"], Sex = "neither" });
        Assert.NotEmpty(result.Ranking);
        Assert.Equal(["finding_contradicted", "finding_twice", "sex_unusable", "unknown_finding"], result.Notices!.Select(notice => notice.Code).Order(StringComparer.Ordinal));
        Assert.Contains(result.Ranking[0].Basis, basis => basis.Id == "HP:0001945" && basis.Status == "observed" || basis.Id == "HP:0100749");
    }

    [Fact]
    public async Task No_finding_at_all_is_an_empty_ranking_with_a_notice()
    {
        var result = await RankAsync(new DifferentialLine { Observed = [], Excluded = [] });
        Assert.Empty(result.Ranking);
        Assert.Equal("no_findings", Assert.Single(result.Notices!).Code);
    }

    [Fact]
    public async Task The_result_says_what_to_ask_and_what_would_make_the_first_wrong()
    {
        var result = await RankAsync(new DifferentialLine { Text = "40M low back pain after lifting, no urinary retention" });
        Assert.NotEmpty(result.RedFlagsToAsk);
        Assert.NotEmpty(result.AgainstLeading);
        Assert.All(result.RedFlagsToAsk, step => Assert.NotNull(step.Finding));
    }
}
