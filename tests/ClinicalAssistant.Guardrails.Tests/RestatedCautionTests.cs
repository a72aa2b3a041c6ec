using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Cautions told in other words, medicines that a warning is not about, and figures told as sums, parts of a day and counts.</summary>
public sealed class RestatedCautionTests
{
    private static readonly Evidence[] Basis =
    [
        Passage("1", "Avoid diclofenac: it raises lithium levels. Pethidine is unsuitable because of renal failure."),
        Passage("2", "Warned about dizziness; not to cycle if affected. Out of hours, page the duty chemist."),
        Passage("3", "No needles, bandages or blood pressure cuffs on the lymphoedema arm."),
        Passage("4", "Smallpox vaccine is live: avoid in pregnancy. Pneumococcal vaccine may be given in pregnancy."),
        Passage("5", "Pabrinex before or together with dextrose, never after."),
        Passage("6", "Intake 1,800 mL. Drain output 1,500 mL. Urine 800 mL."),
        Passage("7", "Wear the brace 19 hours a day."),
        Passage("11", "Use the light box up to 3 times a day for 20 minutes."),
        Passage("8", "Cystitis: trimethoprim 200 mg twice daily or cefalexin 500 mg twice daily, 3 days."),
        Passage("9", "If the infusion stops for more than 24 hours, retitrate from 5 mg."),
        Passage("13", "Most moles do not turn into melanoma. Preventer every day. Rinse the mouth after each dose."),
        Passage("12", "Not with gallstones, jaundice or liver failure."),
        Passage("10", "Smoking must have stopped before the operation. Anaemia is below 105 g/L in the second and third trimester."),
    ];

    [Theory]
    [InlineData("Leave diclofenac out, because it pushes lithium levels up [1].")]
    [InlineData("Diclofenac is out because it raises lithium levels [1].")]
    [InlineData("Her renal failure ruled out pethidine [1].")]
    [InlineData("Dizziness was discussed, with advice against cycling if it affects him [2].")]
    [InlineData("As it is out of hours, page the duty chemist [2].")]
    [InlineData("The lymphoedema arm has no needles, bandages or cuffs [3].")]
    [InlineData("Pneumococcal vaccine may be given in pregnancy [4].")]
    [InlineData("Pabrinex goes in before the dextrose or along with it [5].")]
    [InlineData("He took in 1.8 L and lost 2.3 L (1.5 L by the drain, 0.8 L of urine), so he was 500 mL negative [6].")]
    [InlineData("The brace is worn 19 hours out of 24 [7].")]
    [InlineData("The brace is on all day bar five hours [7].")]
    [InlineData("Use the light box for up to three sessions of 20 minutes daily [11].")]
    [InlineData("Trimethoprim 200 mg twice daily for three days [8].")]
    [InlineData("If it has been off for more than 24 hours, restart at 5 mg [9].")]
    [InlineData("Smoking has to stop ahead of the operation [10].")]
    [InlineData("In the third trimester anaemia is below 105 g/L [10].")]
    [InlineData("Gallstones, jaundice and liver failure rule it out [12].")]
    [InlineData("The preventer is for every day, well or not, with a mouth rinse afterwards [13].")]
    [InlineData("I hope you feel better soon.")]
    public void A_faithful_rewording_is_released(string sentence) => Assert.Empty(Open().Check(sentence).Reasons);

    [Theory]
    [InlineData("Give diclofenac with the lithium [1].")]
    [InlineData("Pethidine is suitable in renal failure [1].")]
    [InlineData("He may cycle if affected by dizziness [2].")]
    [InlineData("Put blood pressure cuffs on the lymphoedema arm [3].")]
    [InlineData("Give the smallpox vaccine in pregnancy [4].")]
    [InlineData("Give pabrinex after the dextrose [5].")]
    [InlineData("He took in 1.8 L and lost 2.9 L (1.5 L by the drain, 0.8 L of urine) [6].")]
    [InlineData("He took in 1.8 L and lost 2.3 L, so he was 700 mL negative [6].")]
    [InlineData("The brace is worn 20 hours out of 24 [7].")]
    [InlineData("The brace is on all day bar four hours [7].")]
    [InlineData("Use the light box for up to six sessions of 20 minutes daily [11].")]
    [InlineData("Trimethoprim 200 mg twice daily for six days [8].")]
    [InlineData("At 0.03 mSv a film and two films that is 0.09 mSv [13].")]
    public void A_changed_one_is_held_back(string sentence) => Assert.NotEqual(SentenceStatus.Released, Open().Check(sentence).Status);

    private static OutputReview Open() => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = "What applies here?",
        Patient = new Patient { Pregnant = true },
        Evidence = Basis,
    });

    private static Evidence Passage(string id, string text) => new() { Id = id, Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published };
}
