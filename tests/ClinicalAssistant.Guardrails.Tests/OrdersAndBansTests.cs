using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Orders, bans and refusals are read as they are meant, whichever way they are put.</summary>
public sealed class OrdersAndBansTests
{
    [Theory]
    [InlineData("Inhale the salbutamol before the budesonide.", "Get the first budesonide puff in, then inhale the salbutamol [1].")]
    [InlineData("Apply the moisturiser before the sunscreen.", "Put the sunscreen on first and the moisturiser later [1].")]
    [InlineData("Rinse with saline first, then use the fluticasone spray.", "Begin with the fluticasone spray, and rinse with saline after that [1].")]
    public void An_exchanged_order_is_noticed(string evidence, string sentence) => Assert.Contains("opposite_of_evidence: order", Reasons(evidence, sentence));

    [Theory]
    [InlineData("Do not take aspirin before measuring your temperature.", "Measure your temperature before taking aspirin [1].")]
    [InlineData("Add ritonavir 2 hours after lopinavir until 3 weeks after rifabutin ends.", "As she takes rifabutin, ritonavir is added 2 hours after lopinavir until 3 weeks after the end of rifabutin [1].")]
    public void The_same_order_in_other_words_passes(string evidence, string sentence) => Assert.Empty(Reasons(evidence, sentence));

    [Theory]
    [InlineData("Never stop prednisolone during an infection.", "Prednisolone should therefore be stopped in this infection [1].")]
    [InlineData("People with a pacemaker do not need antibiotic cover for scaling.", "With a pacemaker he does need antibiotic cover for scaling [1].")]
    public void A_ban_is_not_turned_into_a_duty(string evidence, string sentence) => Assert.NotEmpty(Reasons(evidence, sentence));

    [Theory]
    [InlineData("Clean splints every day and leave them out at night.", "Clean the splint daily and sleep without it [1].")]
    [InlineData("Feverfew makes warfarin unsafe; do not take them together.", "Please don't take feverfew, because it makes your warfarin unsafe [1].")]
    [InlineData("Repeat the scan in six weeks; urgent biopsy if not resolved.", "The scan is repeated at six weeks, with an urgent biopsy should it not have resolved [1].")]
    [InlineData("Swab: sensitive to doxycycline, resistant to clarithromycin.", "Clarithromycin would not work, as the swab shows resistance [1].")]
    public void A_refusal_that_the_evidence_backs_passes(string evidence, string sentence) =>
        Assert.DoesNotContain(Reasons(evidence, sentence), reason => reason.StartsWith("recommendation_reversed", StringComparison.Ordinal) || reason.StartsWith("negation_conflict", StringComparison.Ordinal));

    [Fact]
    public void What_always_happens_is_claimed_and_not_advised() =>
        Assert.Contains(Reasons("Zinc lozenges may shorten a cold, but the studies are small.", "Zinc lozenges always keep a cold short [1]."), reason => reason.StartsWith("opposite_of_evidence: certainty", StringComparison.Ordinal));

    private static IReadOnlyList<string> Reasons(string evidence, string sentence) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = "What does the guidance say?",
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    }).Check(sentence).Reasons;
}
