using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Short rewordings of short evidence: waits and denials of time, what is free, clocks, strengths, remainders and margins.</summary>
public sealed class TerseAnswerTests
{
    private static readonly Evidence[] Basis =
    [
        Passage("1", "Do not remove the drain until output is below 30 mL a day. No swimming before day 10."),
        Passage("2", "Clamp the chest tube only after the surgeon has reviewed it."),
        Passage("3", "Keep the bedroom smoke free. Needles are free from the pharmacy. Bruising is harmless."),
        Passage("4", "Next enoxaparin due 21:30. Count the pulse for a full minute."),
        Passage("5", "Ketamine comes as 50 mg in 2 mL. Prescribed: 20 mg."),
        Passage("6", "Fluid: 80 mL/kg for the first 10 kg, then 40 mL/kg for each kg above."),
        Passage("7", "Ferritin 44. Aim for 50 in restless legs."),
        Passage("8", "Vitamin K 1 mg IM after delivery. Stop the infusion if the respiratory rate falls below 9."),
    ];

    [Theory]
    [InlineData("The drain comes out once output is under 30 mL a day [1].")]
    [InlineData("Swimming waits until day 10 [1].")]
    [InlineData("Do not clamp the chest tube until the surgeon has reviewed it [2].")]
    [InlineData("The bedroom should be kept free of smoke [3].")]
    [InlineData("The pharmacy supplies needles free [3].")]
    [InlineData("Enoxaparin is next due at 9.30 pm [4].")]
    [InlineData("Count the pulse for 60 seconds [4].")]
    [InlineData("That is 25 mg per mL [5].")]
    [InlineData("The 20 mg prescribed are 0.8 mL [5].")]
    [InlineData("For 16 kg: 800 mL plus 6 × 40 = 240 mL [6].")]
    [InlineData("Her ferritin is 6 below the aim of 50 [7].")]
    [InlineData("Give vitamin K 1 mg IM once the baby is delivered [8].")]
    [InlineData("Stop the infusion if she breathes at less than 9 a minute [8].")]
    public void A_faithful_rewording_is_released(string sentence) => Assert.Empty(Open().Check(sentence).Reasons);

    [Theory]
    [InlineData("Remove the drain now, before output is below 30 mL a day [1].")]
    [InlineData("Swimming is fine before day 10 [1].")]
    [InlineData("You can swim while you wait for day 10 [1].")]
    [InlineData("Remove the drain without waiting for output below 30 mL a day [1].")]
    [InlineData("Smoke in the bedroom is fine [3].")]
    [InlineData("Bruising is harmful [3].")]
    [InlineData("Enoxaparin is next due at 9.30 am [4].")]
    [InlineData("Count the pulse for 15 seconds [4].")]
    [InlineData("That is 50 mg per mL [5].")]
    [InlineData("The 20 mg prescribed are 8 mL [5].")]
    [InlineData("For 16 kg: 800 mL plus 7 × 40 = 280 mL [6].")]
    [InlineData("Her ferritin is 9 below the aim of 50 [7].")]
    [InlineData("Stop the infusion if she breathes at less than 12 a minute [8].")]
    public void A_changed_one_is_held_back(string sentence) => Assert.NotEqual(SentenceStatus.Released, Open().Check(sentence).Status);

    private static OutputReview Open() => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = "What do these come to?",
        Patient = new Patient { WeightKg = 16 },
        Evidence = Basis,
    });

    private static Evidence Passage(string id, string text) => new() { Id = id, Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published };
}
