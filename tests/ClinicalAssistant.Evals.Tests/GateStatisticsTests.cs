namespace ClinicalAssistant.Evals.Tests;

public sealed class GateStatisticsTests
{
    // The worked example of "Holm-Bonferroni Method" (GeeksforGeeks, data science): at 5 % the second and third of these four are kept, the others rejected.
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

    [Theory]
    [InlineData(1, 5, 4)]
    [InlineData(1, 5, 5)]
    [InlineData(1, 5, 0)]
    [InlineData(4, 5, 4)]
    [InlineData(5, 3, 3)]
    public void A_few_cases_cannot_tell_however_often_they_are_repeated(int cases, int before, int now)
    {
        var comparison = Comparing.Of(Repeated(cases, 5, before), Repeated(cases, 5, now));
        Assert.Equal("cannot tell", comparison.Verdict);
        Assert.True(comparison.Interval.High - comparison.Interval.Low > 0.3);
    }

    [Theory]
    [InlineData(100, 5, 5, "no worse")]
    [InlineData(100, 5, 4, "worse")]
    [InlineData(100, 4, 5, "better")]
    public void Many_repeated_cases_can(int cases, int before, int now, string verdict) => Assert.Equal(verdict, Comparing.Of(Repeated(cases, 5, before), Repeated(cases, 5, now)).Verdict);

    // Fisher, The Design of Experiments, section 21: Darwin's fifteen pairs of plants, in eighths of an inch. 1,726 of the 32,768 signs give 314 or more.
    [Fact]
    public void The_permutation_test_is_the_exact_one_and_that_of_many_cases_is_near_it()
    {
        double[] pairs = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
        Assert.Equal(1726 / 32768d, PairedShares.SignFlip(pairs), 10);
        double[] many = [.. Enumerable.Repeat(0.2, 40), .. Enumerable.Repeat(-0.2, 22)];
        Assert.Equal(PairedDifference.McNemar(40, 22), PairedShares.SignFlip(many), 0.003);
        Assert.Equal(PairedShares.SignFlip(many), PairedShares.SignFlip(many));
    }

    [Fact]
    public void Of_whole_cases_the_interval_of_shares_is_that_of_Bonett_and_Price()
    {
        var (difference, interval, _) = PairedDifference.Of(both: 60, onlyFirst: 4, onlySecond: 14, neither: 20);
        var shares = PairedShares.Of([.. Enumerable.Repeat(0d, 80), .. Enumerable.Repeat(-1d, 4), .. Enumerable.Repeat(1d, 14)]);
        Assert.Equal(difference, shares.Difference, 10);
        Assert.Equal(interval.Low, shares.Interval.Low, 10);
        Assert.Equal(interval.High, shares.Interval.High, 10);
    }

    [Fact]
    public void The_drop_that_would_show_counts_cases_and_neither_samples_nor_variants()
    {
        static double? Drop(int samples, int variants)
        {
            var builder = new SummaryBuilder("s", 1);
            foreach (var variant in Enumerable.Range(1, variants))
            {
                foreach (var sample in Enumerable.Range(1, samples))
                {
                    for (var id = 1; id <= 40; id++)
                        builder.Add(Row("s", $"c{id}", passed: true) with { Sample = samples > 1 ? sample : null, Asked = variants > 1 ? $"m{variant}" : null });
                }
            }

            return builder.Benchmark("", "", finished: true, new EvalVersions("", null, new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, string>()), []).Detectable;
        }

        Assert.Equal(Drop(1, 1), Drop(5, 1));
        Assert.Equal(Drop(1, 1), Drop(1, 3));
        Assert.Equal(Drop(1, 1), Drop(5, 3));
    }

    [Fact]
    public void A_suite_that_one_run_lacks_is_named_and_hides_no_regression()
    {
        // Lost 7 of 47: p 0.0156, which nine suites without a pair would have corrected away.
        var before = Rows("a", 40, 7, 0, true).ToList();
        var now = Rows("a", 40, 7, 0, false).Concat(Enumerable.Range(0, 9).SelectMany(at => Rows($"new{at}", 10, 0, 0, false))).ToList();
        var comparison = Comparing.Of(before, now);
        Assert.Equal("worse", comparison.Verdict);
        Assert.Equal(9, comparison.NotCompared!.Count);
        Assert.Equal(0, comparison.Unpaired);
        Assert.Contains("not compared, as only one of the runs has them: new0, ", PlainSummary.Of(comparison), StringComparison.Ordinal);

        var kept = Comparing.Of(Rows("a", 100, 0, 0, true).Concat(Rows("gone", 100, 0, 0, true)).Concat(Rows("b", 100, 0, 0, true)), Rows("a", 100, 0, 0, false).Concat(Rows("b", 100, 0, 0, false)));
        Assert.Equal("no worse", kept.Verdict);
        Assert.Equal(["gone"], kept.NotCompared!);
        Assert.Equal(["a", "b"], kept.Suites!.Keys);

        Assert.Equal("cannot tell", Comparing.Of(Rows("a", 100, 0, 0, true), Rows("b", 100, 0, 0, false)).Verdict);
    }

    [Fact]
    public void A_suite_without_a_verdict_corrects_nothing_away_and_is_not_taken_for_no_worse()
    {
        var dead = Rows("b", 50, 0, 0, false).Select(row => row with { Status = CaseStatus.Error }).ToList();
        Assert.Equal("worse", Comparing.Of(Rows("a", 40, 6, 0, true).Concat(Rows("b", 50, 0, 0, true)), Rows("a", 40, 6, 0, false).Concat(dead)).Verdict);
        Assert.Equal("cannot tell", Comparing.Of(Rows("a", 100, 0, 0, true).Concat(Rows("b", 50, 0, 0, true)), Rows("a", 100, 0, 0, false).Concat(dead)).Verdict);
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

    private static IEnumerable<ResultRow> Repeated(int cases, int samples, int passed) =>
        Enumerable.Range(1, cases).SelectMany(id => Enumerable.Range(1, samples).Select(sample => Row("s", $"c{id}", sample <= passed) with { Sample = sample }));

    private static IEnumerable<ResultRow> Rows(string suite, int both, int lost, int gained, bool before) =>
        Enumerable.Range(0, both + lost + gained).Select(at => Row(suite, $"c{at}", at < both || (at < both + lost ? before : !before)));

    private static ResultRow Row(string suite, string id, bool passed) => new() { Suite = suite, Number = 1, Id = id, Status = passed ? CaseStatus.Passed : CaseStatus.Failed };
}
