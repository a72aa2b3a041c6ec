using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Formulas by the names of their operands, times between dates, courses, parts and points: what comes out right is released.</summary>
public sealed class WorkedFigureTests
{
    private static readonly Evidence[] Basis =
    [
        Passage("1", "Corrected sodium = measured sodium + 0.4 × (glucose − 5.5)."),
        Passage("2", "Measured sodium 128 mmol/L, glucose 30.5 mmol/L."),
        Passage("3", "Fell on 2 May. Operated on 6 May."),
        Passage("4", "Prednisolone 40 mg once daily for 5 days, then 20 mg for 5 days."),
        Passage("5", "Cefalexin 25 mg/kg twice daily. Suspension 125 mg in 5 mL."),
        Passage("6", "If potassium falls, halve the dose of 80 mg furosemide."),
        Passage("7", "Blood pressure sitting 152/88, standing 128/80."),
        Passage("8", "Score: fever 2, cough 1, age over 65 adds 1. Blood taken at 09:30 and at 13:30."),
        Passage("10", "Of 250 samples, 50 of the 250 were positive."),
        Passage("11", "Increase bisoprolol by 2.5 mg after 2 weeks."),
        Passage("12", "No lifting for 3 weeks from 14 March."),
        Passage("13", "Bathe twice a month. Operate 5 to 9 days after the injury."),
        Passage("9", "Breakthrough dose: one sixth of the daily dose of morphine."),
    ];

    [Theory]
    [InlineData("The corrected sodium is 138 mmol/L [1, 2].")]
    [InlineData("Sitting at 120/75, the mean arterial pressure is 90 mmHg [7].")]
    [InlineData("The operation followed four days later [3].")]
    [InlineData("The course comes to 300 mg in total [4].")]
    [InlineData("At 20 kg each dose is 500 mg, that is 20 mL of the suspension [5].")]
    [InlineData("Once potassium falls, furosemide is given in a dose of 40 mg [6].")]
    [InlineData("From sitting to standing it dropped by 24 mmHg [7].")]
    [InlineData("He scores 2 for fever and 1 for cough, a total of 3 [8].")]
    [InlineData("The two samples are 4 hours apart [8].")]
    [InlineData("Breakthrough doses are 15 mg of morphine [9].")]
    [InlineData("The samples were positive in 20% [10].")]
    [InlineData("After two weeks bisoprolol is increased to 7.5 mg [11].")]
    [InlineData("Lifting is not allowed until 4 April [12].")]
    [InlineData("Bathe a couple of times a month [13].")]
    public void What_is_worked_out_right_is_released(string sentence) => Assert.Empty(Open().Check(sentence).Reasons);

    [Theory]
    [InlineData("The corrected sodium is 134 mmol/L [1, 2].")]
    [InlineData("Sitting at 120/75, the mean arterial pressure is 97 mmHg [7].")]
    [InlineData("The operation followed six days later [3].")]
    [InlineData("The course comes to 340 mg in total [4].")]
    [InlineData("At 20 kg each dose is 500 mg, that is 12 mL of the suspension [5].")]
    [InlineData("Once potassium falls, furosemide is given in a dose of 60 mg [6].")]
    [InlineData("From sitting to standing it dropped by 34 mmHg [7].")]
    [InlineData("He scores 2 for fever and 1 for cough, a total of 4 [8].")]
    [InlineData("Breakthrough doses are 25 mg of morphine [9].")]
    [InlineData("The samples were positive in 50% [10].")]
    [InlineData("After two weeks bisoprolol is increased to 8.5 mg [11].")]
    [InlineData("Lifting is not allowed until 9 April [12].")]
    [InlineData("Bathe a couple of times a week [13].")]
    [InlineData("Operate within 5 days of the injury [13].")]
    public void What_is_worked_out_wrong_is_held_back(string sentence) => Assert.NotEqual(SentenceStatus.Released, Open().Check(sentence).Status);

    [Fact]
    public void A_figure_that_the_answer_worked_out_may_be_worked_on()
    {
        var review = Open();
        Assert.Equal(SentenceStatus.Released, review.Check("At 20 kg each dose is 500 mg [5].").Status);
        Assert.Equal(SentenceStatus.Released, review.Check("Each dose is 20 mL [5].").Status);
        Assert.NotEqual(SentenceStatus.Released, review.Check("Each dose is 8 mL [5].").Status);
    }

    private static OutputReview Open() => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = "How do these work out for a child of 20 kg, and for a blood pressure of 120/75 and morphine 45 mg twice daily, and bisoprolol 5 mg?",
        Evidence = Basis,
    });

    private static Evidence Passage(string id, string text) => new() { Id = id, Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published };
}
