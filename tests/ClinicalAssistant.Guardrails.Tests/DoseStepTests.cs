using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>A step of the evidence is added to or taken from the dose of the medicine that it steps, and of no other.</summary>
public sealed class DoseStepTests
{
    [Theory]
    [InlineData("Increase ramipril by 2.5 mg.", "Ramipril 5 mg daily.", "Ramipril is increased to 7.5 mg [1].")]
    [InlineData("Reduce prednisolone by 5 mg.", "She takes prednisolone 20 mg.", "Prednisolone is reduced to 15 mg [1].")]
    [InlineData("Increase ramipril by 2.5 mg and atenolol by 20 mg.", "Ramipril 5 mg and atenolol 40 mg.", "Atenolol is increased to 60 mg [1].")]
    public void A_step_of_the_same_medicine_is_released(string evidence, string question, string sentence) =>
        Assert.Equal(SentenceStatus.Released, Open(evidence, question).Check(sentence).Status);

    [Theory]
    [InlineData("Increase ramipril by 2.5 mg.", "Bisoprolol 10 mg daily.", "Ramipril is increased to 12.5 mg [1].")]
    [InlineData("Increase ramipril by 2.5 mg.", "Bisoprolol 10 mg and ramipril 5 mg.", "Ramipril is increased to 12.5 mg [1].")]
    [InlineData("Increase ramipril by 2.5 mg and atenolol by 20 mg.", "Ramipril 5 mg and atenolol 40 mg.", "Ramipril is increased to 25 mg [1].")]
    [InlineData("Multiply the morphine dose by 3 mg.", "Morphine 10 mg.", "Morphine is given at 30 mg [1].")]
    public void A_step_of_another_medicine_or_another_kind_is_held_back(string evidence, string question, string sentence) =>
        Assert.NotEqual(SentenceStatus.Released, Open(evidence, question).Check(sentence).Status);

    private static OutputReview Open(string evidence, string question) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = question,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    });
}
