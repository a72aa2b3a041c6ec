namespace ClinicalAssistant.Evals.Tests;

public sealed class GateStatisticsTests
{
    // Holm's step-down over four p values, as worked in the usual textbook example.
    [Fact]
    public void Several_comparisons_are_corrected_by_Holms_steps()
    {
        var adjusted = Holm.Adjust([0.01, 0.04, 0.03, 0.005]);
        Assert.Equal([0.03, 0.06, 0.06, 0.02], adjusted.Select(value => Math.Round(value, 10)));
    }

    [Theory]
    [InlineData(20, 5, 10, 15, 0.4)]
    [InlineData(45, 15, 25, 15, 0.1304)]
    [InlineData(25, 35, 5, 35, 0.2593)]
    public void Kappa_is_that_of_the_worked_examples(int bothYes, int onlyFirst, int onlySecond, int bothNo, double kappa) => Assert.Equal(kappa, Kappa.Of(bothYes, onlyFirst, onlySecond, bothNo).Value, 4);

    [Theory]
    [InlineData(3, 4, 1, 0.75)]
    [InlineData(3, 4, 2, 0.5)]
    [InlineData(3, 4, 3, 0.25)]
    [InlineData(3, 4, 4, 0)]
    [InlineData(4, 4, 4, 1)]
    public void All_of_k_tries_pass_as_often_as_the_draws_without_replacement_say(int passed, int tries, int k, double share) => Assert.Equal(share, PassPower.Of(passed, tries, k), 10);

    [Fact]
    public void A_bootstrap_interval_is_near_the_normal_one_and_the_same_every_time()
    {
        var values = Enumerable.Range(0, 400).Select(at => at % 4 == 0 ? 0d : 1d).ToList();
        var interval = Bootstrap.Mean(values);
        var error = 1.96 * Math.Sqrt(0.75 * 0.25 / 400);
        Assert.InRange(interval.Low, 0.75 - error - 0.006, 0.75 - error + 0.006);
        Assert.InRange(interval.High, 0.75 + error - 0.006, 0.75 + error + 0.006);
        Assert.Equal(interval, Bootstrap.Mean(values));
    }

    [Fact]
    public void The_smallest_drop_that_shows_is_the_one_whose_formula_asks_for_this_many_cases()
    {
        foreach (var cases in new[] { 50, 200, 1000 })
        {
            var drop = Detectable.Drop(cases, changing: 0.2);
            Assert.Equal(cases, Detectable.Cases(drop, Math.Max(0.2, drop)), 3);
        }

        Assert.True(Detectable.Drop(1000, 0.2) < Detectable.Drop(100, 0.2));
    }

    [Theory]
    [InlineData(100, 0, 0, "no worse")]
    [InlineData(80, 20, 0, "worse")]
    [InlineData(20, 0, 20, "better")]
    [InlineData(18, 2, 0, "cannot tell")]
    public void The_gate_says_worse_better_no_worse_or_that_it_cannot_tell(int both, int lost, int gained, string verdict) =>
        Assert.Equal(verdict, Comparing.Of(Rows("s", both, lost, gained, before: true), Rows("s", both, lost, gained, before: false)).Verdict);

    [Fact]
    public void One_suite_that_got_worse_makes_the_run_worse_and_p_values_are_corrected_for_the_number_of_suites()
    {
        var before = Rows("a", 60, 0, 0, true).Concat(Rows("b", 40, 12, 0, true)).ToList();
        var now = Rows("a", 60, 0, 0, false).Concat(Rows("b", 40, 12, 0, false)).ToList();
        var comparison = Comparing.Of(before, now);
        Assert.Equal("worse", comparison.Verdict);
        Assert.Equal("no worse", comparison.Suites!["a"].Verdict);
        Assert.Equal(2 * comparison.Suites["b"].P, comparison.Suites["b"].AdjustedP!.Value, 10);
    }

    [Fact]
    public void Repeated_cases_are_paired_by_their_shares_and_not_by_their_samples()
    {
        static IEnumerable<ResultRow> Of(int passed) => Enumerable.Range(1, 30).SelectMany(id => Enumerable.Range(1, 4).Select(sample => Row("s", $"c{id}", sample <= passed) with { Sample = sample }));
        var comparison = Comparing.Of(Of(4), Of(2));
        Assert.Equal(-0.5, comparison.Difference, 10);
        Assert.Equal("worse", comparison.Verdict);
        Assert.Equal(30, comparison.Lost);
    }

    // The arithmetic of the reference program on examples made for it: points met over positive points, then clip and mean.
    [Fact]
    public void A_rubric_score_may_be_negative_for_one_example_and_is_clipped_for_the_mean()
    {
        Assert.Equal(0.7, RubricScore.Of([(7, true), (3, false), (-4, false)])!.Value, 10);
        Assert.Equal(-0.4, RubricScore.Of([(10, false), (-4, true)])!.Value, 10);
        Assert.Null(RubricScore.Of([(-4, true)]));
        Assert.Equal(0.15, RubricScore.Mean([0.7, -0.4]), 10);
        Assert.Equal(0, RubricScore.Mean([-0.4, 0.1]), 10);
        Assert.Equal(0, RubricScore.BootstrapDeviation([0.5, 0.5, 0.5]), 10);
        Assert.InRange(RubricScore.BootstrapDeviation([0, 1]), 0.33, 0.38);
    }

    private static IEnumerable<ResultRow> Rows(string suite, int both, int lost, int gained, bool before) =>
        Enumerable.Range(0, both + lost + gained).Select(at => Row(suite, $"c{at}", at < both || (at < both + lost ? before : !before)));

    private static ResultRow Row(string suite, string id, bool passed) => new() { Suite = suite, Number = 1, Id = id, Status = passed ? CaseStatus.Passed : CaseStatus.Failed };
}
