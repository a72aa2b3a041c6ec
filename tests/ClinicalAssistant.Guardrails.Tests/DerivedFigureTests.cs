using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What may be worked out from the evidence is no new figure; what does not come out right is.</summary>
public sealed class DerivedFigureTests
{
    private static readonly Evidence[] Basis =
    [
        Passage("1", "Infuse acetylcysteine at no more than 20 mg/min."),
        Passage("2", "Tramadol 50 mg every 6 hours."),
        Passage("3", "Haemoglobin was 141 g/L in May and is 118 g/L now. Symptoms began a year ago."),
        Passage("4", "A score of 6 or more is high risk."),
        Passage("5", "Osmolar gap = measured osmolality − calculated osmolality."),
    ];

    [Theory]
    [InlineData("The rate is at most 20 mg a minute, so 800 mg need 40 minutes [1].")]
    [InlineData("That comes to 200 mg of tramadol a day in total [2].")]
    [InlineData("Haemoglobin has fallen by 23 g/L since May [3].")]
    [InlineData("The symptoms began twelve months ago [3].")]
    [InlineData("A score of 8 is high risk [4].")]
    [InlineData("The osmolar gap is 312 − 290 = 22 [5].")]
    public void A_figure_that_follows_is_released(string sentence) =>
        Assert.Equal(SentenceStatus.Released, Open().Check(sentence).Status);

    [Theory]
    [InlineData("The rate is at most 20 mg a minute, so 800 mg need 15 minutes [1].")]
    [InlineData("That comes to 350 mg of tramadol a day in total [2].")]
    [InlineData("Haemoglobin has fallen by 43 g/L since May [3].")]
    [InlineData("The symptoms began twenty months ago [3].")]
    [InlineData("A score of 4 is high risk [4].")]
    [InlineData("The osmolar gap is 312 − 290 = 34 [5].")]
    public void A_figure_that_does_not_come_out_right_is_held_back(string sentence) =>
        Assert.NotEqual(SentenceStatus.Released, Open().Check(sentence).Status);

    [Fact]
    public void A_sentence_too_long_to_be_one_is_withheld_whatever_the_load()
    {
        var verdict = Open().Check(string.Join(' ', Enumerable.Repeat("rest and fluids", 1_000)) + " [1].");
        Assert.Equal(SentenceStatus.Withheld, verdict.Status);
        Assert.Equal(["check_failed"], verdict.Reasons);
    }

    private static OutputReview Open() => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = "What follows with a measured osmolality of 312 and a calculated one of 290, and an infusion of 800 mg?",
        Evidence = Basis,
    });

    private static Evidence Passage(string id, string text) => new() { Id = id, Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published };
}
