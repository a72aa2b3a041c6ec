using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge.Tests;

public sealed class OptionChoiceTests
{
    private static readonly FindingRecogniser Recogniser = new(EmbeddedPack.Instance);
    private static readonly OptionChoice Choice = new(new DifferentialEngine(EmbeddedPack.Instance), new ConditionNames(EmbeddedPack.Instance));

    private static IReadOnlyList<RankedOption> Rank(string text, params string[] options) => Choice.Rank(DifferentialQuery.Of(Recogniser.Recognise(text)), options);

    [Fact]
    public void The_option_that_fits_comes_first_wherever_it_stands()
    {
        const string text = "58M crushing substernal chest pain to the left arm, sweating, ST elevation";
        Assert.Equal("Heart attack", Rank(text, "Gout", "Heart attack", "Croup", "Mumps")[0].Name);
        Assert.Equal("Heart attack", Rank(text, "Heart attack", "Mumps", "Gout", "Croup")[0].Name);
    }

    [Fact]
    public void A_name_that_the_pack_does_not_hold_wins_over_conditions_that_do_not_fit()
    {
        var ranked = Rank("58M crushing substernal chest pain to the left arm, sweating, ST elevation", "Croup", "Wyvern pox", "Mumps");
        Assert.Equal("Wyvern pox", ranked[0].Name);
        Assert.Null(ranked[0].Meant);
    }

    [Fact]
    public void An_empty_patient_and_no_options_are_taken()
    {
        Assert.Empty(Choice.Rank(new DifferentialQuery(), []));
        Assert.Equal(2, Choice.Rank(new DifferentialQuery(), ["Gout", "Mumps"]).Count);
    }

    [Fact]
    public void The_same_options_give_the_same_order() =>
        Assert.Equal(Rank("24F wheeze", "Asthma", "Gout", "Unknownitis").Select(option => option.Name), Rank("24F wheeze", "Asthma", "Gout", "Unknownitis").Select(option => option.Name));
}
