using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Words of a part or a multiple tell to take one only of a dose or an amount.</summary>
public sealed class FractionTests
{
    [Theory]
    [InlineData("Give half the dose in renal failure.", 0.5)]
    [InlineData("Take half a tablet.", 0.5)]
    [InlineData("Reduce the rate by half.", 0.5)]
    [InlineData("The dose is halved in older adults.", 0.5)]
    [InlineData("Double the dose after a week.", 2)]
    [InlineData("The infusion rate may be doubled.", 2)]
    [InlineData("Start with a third of the usual dose.", 1 / 3.0)]
    [InlineData("Give one third the usual dose.", 1 / 3.0)]
    [InlineData("Lower the dose by a quarter.", 0.75)]
    [InlineData("Use two thirds of the dose.", 2 / 3.0)]
    [InlineData("Double it in adults if tolerated.", 2)]
    public void A_part_of_an_amount_is_read(string text, double part) =>
        Assert.Contains(Fractions.Of(Read(text)), found => Math.Abs(found - (decimal)part) < 0.001m);

    [Theory]
    [InlineData("The half-life is 12 hours.")]
    [InlineData("Wait for half an hour after the dose.")]
    [InlineData("It was tested in a double-blind trial.")]
    [InlineData("Double vision calls for a lower dose.")]
    [InlineData("It is a third-line medicine.")]
    [InlineData("Give a third dose after six months.")]
    [InlineData("The third of three doses is due in May.")]
    [InlineData("A third line agent is added.")]
    [InlineData("Triple therapy lasts for 14 days.")]
    [InlineData("Nausea occurs in half of the patients.")]
    [InlineData("Smoking doubled the risk, and double the risk was seen in women.")]
    [InlineData("The risk of a stroke is halved.")]
    public void What_speaks_of_no_amount_is_none(string text) => Assert.Empty(Fractions.Of(Read(text)));

    [Theory]
    [InlineData("Give half the dose of 80 mg gliclazide in frailty.", SentenceStatus.Released)]
    [InlineData("Gliclazide 80 mg has a half-life of 11 hours in frailty.", SentenceStatus.Withheld)]
    public void A_half_life_licenses_no_half_dose(string evidence, SentenceStatus status)
    {
        var review = new OutputGuard(Policies.Shipped).Open(new OutputContext
        {
            Task = ClinicalTask.General,
            Question = "What is the dose of gliclazide in frailty?",
            Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
        });
        Assert.Equal(status, review.Check("In frailty gliclazide is given in a dose of 40 mg [1].").Status);
    }

    private static Statement Read(string text) => Statement.Read(text, Policies.Shipped);
}
