using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Kinds of free wording that say what the evidence says, beside the same wording turned.</summary>
public sealed class FreePhrasingTests
{
    [Theory]
    [InlineData("Keep away from smoke, dust and strong perfume.", "Keep her away from dust and strong perfume [1].")]
    [InlineData("In toddlers ultrasound comes first; radiographs follow.", "In toddlers choose ultrasound rather than radiographs [1].")]
    [InlineData("Stable angina: review in clinic. Unstable angina: admit the same day.", "Stable angina is reviewed in clinic [1].")]
    [InlineData("The right ovary measures 3.1 cm, left 2.4 cm.", "The left ovary is smaller at 2.4 cm [1].")]
    [InlineData("Take magnesium at least 3 hours apart from doxycycline.", "Leave three hours or more between magnesium and doxycycline [1].")]
    [InlineData("Take two puffs morning and night.", "Two puffs are taken twice a day [1].")]
    [InlineData("The spleen is enlarged.", "The spleen is larger than normal [1].")]
    [InlineData("Not needed when the wound is clean; otherwise vaccinate within 72 hours.", "If it is dirty, vaccinate within 72 hours [1].")]
    [InlineData("Paracetamol 1 g every 6 hours.", "That is 4 g of paracetamol a day in total [1].")]
    [InlineData("Sarcoidosis of the lung was found.", "The lung shows sarcoid [1].")]
    [InlineData("Injection into the joint may lead to infection.", "Infection may result, so the injection can lead to harm [1].")]
    [InlineData("Lamotrigine 25 mg on alternate days.", "Lamotrigine 25 mg is taken every other day [1].")]
    public void What_says_the_same_is_released(string evidence, string sentence) =>
        Assert.Equal(SentenceStatus.Released, Check(evidence, sentence));

    [Theory]
    [InlineData("Do not use radiographs. Ultrasound is suitable.", "Choose radiographs rather than ultrasound [1].")]
    [InlineData("Stable angina: review in clinic. Unstable angina: admit the same day.", "Unstable angina is reviewed in clinic [1].")]
    [InlineData("Cefalexin 1 g at first, then 500 mg twice daily.", "Cefalexin 500 mg at first, thereafter 1 g twice daily [1].")]
    [InlineData("Withhold gliclazide on the day of the operation.", "Gliclazide can be continued on the day of the operation [1].")]
    [InlineData("Ferritin 64, was 18 in spring.", "Ferritin went from 64 to 18 [1].")]
    [InlineData("Hold the tablets; restart when the INR is below 4.", "Hold the tablets and restart at an INR over 4 [1].")]
    [InlineData("The tablet is taken once a week, never daily.", "It is a daily tablet [1].")]
    [InlineData("The cream for two weeks and the wash for six weeks.", "Use the cream for six weeks and the wash for two weeks [1].")]
    [InlineData("Bandages are not recommended to prevent ulcers of the foot.", "Bandages should be offered to prevent ulcers of the foot [1].")]
    [InlineData("Apixaban 5 mg twice daily.", "Apixaban is taken as 5 mg daily, so the tablets last a month [1].")]
    [InlineData("Flucloxacillin 500 mg four times daily.", "Give a single dose of 500 mg flucloxacillin [1].")]
    [InlineData("The graft lies on the same leg as the wound.", "The graft lies on the other leg [1].")]
    [InlineData("Her thyroid was scanned last week.", "Thyroiditis was found in the scan last week [1].")]
    [InlineData("Amoxicillin 250 mg twice daily.", "Give amoxicillin 500 mg daily [1].")]
    [InlineData("Amoxicillin 250 mg twice daily.", "Give amoxicillin 500 mg once a day [1].")]
    [InlineData("Take two tablets twice a day.", "Take two tablets a day [1].")]
    [InlineData("Lamotrigine 25 mg on alternate days.", "Lamotrigine 25 mg is taken every day [1].")]
    public void What_is_turned_is_held_back(string evidence, string sentence) =>
        Assert.NotEqual(SentenceStatus.Released, Check(evidence, sentence));

    private static SentenceStatus Check(string evidence, string sentence) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = "What should be done?",
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    }).Check(sentence).Status;
}
