using System.Globalization;
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
        Passage("6", "Ceftriaxone 50 mg/kg once daily."),
        Passage("7", "Suspension 120 mg in 5 mL."),
        Passage("5", "Osmolar gap = measured osmolality − calculated osmolality."),
    ];

    [Theory]
    [InlineData("The rate is at most 20 mg a minute, so 800 mg need 40 minutes [1].")]
    [InlineData("That comes to 200 mg of tramadol a day in total [2].")]
    [InlineData("Haemoglobin has fallen by 23 g/L since May [3].")]
    [InlineData("The symptoms began twelve months ago [3].")]
    [InlineData("The osmolar gap is 312 − 290 = 22 [5].")]
    [InlineData("At 14 kg that is 700 mg of ceftriaxone [6].")]
    [InlineData("That dose is 7.5 mL of the suspension with 180 mg [7].")]
    public void A_figure_that_follows_is_released(string sentence) =>
        Assert.Equal(SentenceStatus.Released, Open().Check(sentence).Status);

    [Theory]
    [InlineData("The rate is at most 20 mg a minute, so 800 mg need 15 minutes [1].")]
    [InlineData("At 14 kg that is 140 mL, 94 % of the time [6].")]
    [InlineData("Saturation is 94 % at 14 kg, so give 13.2 L [6].")]
    [InlineData("That comes to 350 mg of tramadol a day in total [2].")]
    [InlineData("Haemoglobin has fallen by 43 g/L since May [3].")]
    [InlineData("The symptoms began twenty months ago [3].")]
    [InlineData("The osmolar gap is 312 − 290 = 34 [5].")]
    [InlineData("The osmolar gap is 602 [5].")]
    [InlineData("At 14 kg that is 550 mg of ceftriaxone [6].")]
    public void A_figure_that_does_not_come_out_right_is_held_back(string sentence) =>
        Assert.NotEqual(SentenceStatus.Released, Open().Check(sentence).Status);

    [Theory]
    [InlineData("What does the score mean?", "A score of 8 is high risk [4].", SentenceStatus.Released)]
    [InlineData("What does the score mean?", "A score of 4 is high risk [4].", SentenceStatus.Withheld)]
    [InlineData("What does her score of 7 mean?", "A score of 9 is high risk [4].", SentenceStatus.Withheld)]
    public void A_case_beyond_a_bound_is_released_where_the_patients_own_figure_is_not_at_hand(string question, string sentence, SentenceStatus status) =>
        Assert.Equal(status, Open(question).Check(sentence).Status);

    [Fact]
    public void Hardly_any_wrong_figure_near_the_right_one_follows()
    {
        (string Frame, decimal Right)[] frames =
        [
            ("The rate is at most 20 mg a minute, so 800 mg need {0} minutes [1].", 40), ("That comes to {0} mg of tramadol a day in total [2].", 200),
            ("Haemoglobin has fallen by {0} g/L since May [3].", 23), ("The osmolar gap is 312 − 290 = {0} [5].", 22), ("At 14 kg that is {0} mg of ceftriaxone [6].", 700), ("That dose is {0} mL of the suspension with 180 mg [7].", 7.5m),
        ];
        int wrong = 0, passed = 0;
        foreach (var (frame, right) in frames)
        {
            for (var percent = 60; percent <= 140; percent += 4)
            {
                var figure = decimal.Round(right * percent / 100, right < 10 ? 1 : 0);
                if (Math.Abs(figure - right) <= right * 0.02m)
                    continue;
                wrong++;
                passed += Open().Check(string.Format(CultureInfo.InvariantCulture, frame, figure)).Status == SentenceStatus.Released ? 1 : 0;
            }
        }

        Assert.True(passed * 20 < wrong, $"{passed} of {wrong} wrong figures passed.");
    }

    [Fact]
    public void A_sentence_too_long_to_be_one_is_withheld_whatever_the_load()
    {
        var verdict = Open().Check(string.Join(' ', Enumerable.Repeat("rest and fluids", 1_000)) + " [1].");
        Assert.Equal(SentenceStatus.Withheld, verdict.Status);
        Assert.Equal(["check_failed"], verdict.Reasons);
    }

    private static OutputReview Open(string? question = null) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = question ?? "What follows with a measured osmolality of 312 and a calculated one of 290, an infusion of 800 mg, and a child of 14 kg who needs 180 mg of paracetamol?",
        Evidence = Basis,
    });

    private static Evidence Passage(string id, string text) => new() { Id = id, Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published };
}
