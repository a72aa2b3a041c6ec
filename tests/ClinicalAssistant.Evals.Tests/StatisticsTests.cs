namespace ClinicalAssistant.Evals.Tests;

public sealed class StatisticsTests
{
    // Newcombe, Stat Med 1998;17:857-72, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_intervals_are_those_of_the_published_examples(int hits, int of, double low, double high)
    {
        var interval = Wilson.Of(hits, of);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void An_interval_of_nothing_says_nothing() => Assert.Equal(new Interval(0, 1), Wilson.Of(0, 0));

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(5, 5, 1)]
    [InlineData(1, 8, 0.0390625)]
    [InlineData(8, 1, 0.0390625)]
    [InlineData(0, 10, 0.001953125)]
    public void The_McNemar_test_is_the_exact_one(int lost, int gained, double p) => Assert.Equal(p, PairedDifference.McNemar(lost, gained), 10);

    [Fact]
    public void A_paired_difference_and_its_interval_as_worked_by_hand()
    {
        // n = 98, lost 4, gained 14: shares 5/100 and 15/100 with one added to each; 0.10 ± 1.95996 × sqrt((0.20 - 0.01) / 100).
        var (difference, interval, _) = PairedDifference.Of(both: 60, onlyFirst: 4, onlySecond: 14, neither: 20);
        Assert.Equal(10 / 98d, difference, 10);
        Assert.Equal(0.10 - (1.959964 * Math.Sqrt(0.0019)), interval.Low, 6);
        Assert.Equal(0.10 + (1.959964 * Math.Sqrt(0.0019)), interval.High, 6);
    }

    [Fact]
    public void Characters_of_one_note_are_not_taken_for_independent()
    {
        var even = new Ratio();
        var clustered = new Ratio();
        for (var i = 0; i < 20; i++)
        {
            even.Add(50, 100);
            clustered.Add(i % 2 == 0 ? 100 : 0, 100);
        }

        Assert.Equal(even.Value, clustered.Value);
        Assert.True(clustered.Interval().High - clustered.Interval().Low > 0.4);
        Assert.Equal(0, even.Interval().High - even.Interval().Low, 6);
    }

    [Fact]
    public void Twelve_characters_of_one_note_are_one_observation()
    {
        var ratio = new Ratio();
        ratio.Add(12, 12);
        Assert.Equal(Wilson.Of(1, 1), ratio.Interval());
    }

    [Fact]
    public void F2_weighs_recall_four_times_as_much() => Assert.Equal(5 * 0.9 * 0.6 / ((4 * 0.9) + 0.6), FScore.Of("f2", 2, recall: 0.6, precision: 0.9).Value, 10);

    [Fact]
    public void The_chance_that_all_of_k_tries_pass_has_an_interval_even_where_cases_agree()
    {
        // Wilson's interval of 4 of 4 is [0.5101, 1]; of 2 of 4 [0.1500, 0.8500]; of 3 of 3 [0.4385, 1]; of 0 of 3 [0, 0.5615].
        Assert.Equal(Math.Pow(0.5101, 3), PassPower.Interval([(4, 4)], 3).Low, 3);
        Assert.Equal(1, PassPower.Interval([(4, 4)], 3).High, 3);
        Assert.Equal((Math.Pow(0.15, 2), Math.Pow(0.85, 2)), (PassPower.Interval([(2, 4)], 2).Low, PassPower.Interval([(2, 4)], 2).High), Near);
        Assert.Equal(0.4385, PassPower.Interval([(4, 4), (4, 4), (4, 4)], 4).Low, 4);
        Assert.Equal(0.5615, PassPower.Interval([(0, 4), (1, 4), (0, 4)], 4).High, 4);
        var differing = PassPower.Interval([(4, 4), (0, 4), (4, 4), (4, 4)], 4);
        Assert.True(differing is { Low: >= 0 and < 0.75, High: > 0.75 and <= 1 }, $"{differing}");
    }

    private static bool Near((double Low, double High) a, (double Low, double High) b) => Math.Abs(a.Low - b.Low) < 0.001 && Math.Abs(a.High - b.High) < 0.001;
}
