using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>The patient's own values beside the bounds of the evidence, what a regimen comes to, times that are counted on, and evidence about other people.</summary>
public sealed class OwnValueTests
{
    private const string Bounds = "Transfuse platelets if the count is below 20 x10^9/L. Do not give the slow-release tablets under 40 kg. Refer when systolic pressure is 150/95 mmHg or higher.";
    private const string Regimen = "Flucloxacillin 500 mg four times daily for 7 days. Ivermectin as a single oral dose of 12 mg. Doxycycline 200 mg on day one, then 100 mg once daily, for 8 days in total.";
    private const string Review = "Repeat the scan 6 months after 10 March 2024. Nothing by mouth from 6 hours before the operation. Treat until the 20th week. Change the dressing hourly. Gabapentin 100 mg, increase by 100 mg weekly to 400 mg.";

    [Theory]
    [InlineData(Bounds, "His count of 35 is above the 20 at which platelets would be given [1].")]
    [InlineData(Bounds, "The slow-release tablets are open to him, as he weighs well over 40 kg [1].")]
    [InlineData(Bounds, "At 128/76 he is below the 150/95 limit, so no referral is needed [1].")]
    [InlineData(Regimen, "Flucloxacillin 500 mg four times daily for 7 days, i.e. 28 doses [1].")]
    [InlineData(Regimen, "That means 2 g of flucloxacillin a day [1].")]
    [InlineData(Regimen, "Ivermectin 12 mg is given once [1].")]
    [InlineData(Regimen, "Doxycycline 200 mg today is followed by 100 mg once daily on the next seven days [1].")]
    [InlineData(Review, "The next scan is due about September 2024 [1].")]
    [InlineData(Review, "As the operation is at 2 pm, have nothing by mouth after 8 am [1].")]
    [InlineData(Review, "Treatment goes on until week 20 [1].")]
    [InlineData(Review, "Gabapentin 100 mg goes up by 100 mg weekly, so 400 mg is reached in week 4 [1].")]
    public void What_follows_is_released(string evidence, string sentence) => Assert.DoesNotContain(Open(evidence).Check(sentence).Reasons, IsOfFigure);

    [Theory]
    [InlineData(Bounds, "The slow-release tablets are not for anyone over 40 kg [1].")]
    [InlineData(Regimen, "That means 3 g of flucloxacillin a day [1].")]
    [InlineData(Regimen, "Flucloxacillin 500 mg four times daily for 7 days, i.e. 21 doses [1].")]
    [InlineData(Review, "The next scan is due about November 2024 [1].")]
    [InlineData(Review, "As the operation is at 2 pm, have nothing by mouth after 9 am [1].")]
    [InlineData(Review, "Treatment goes on until week 24 [1].")]
    public void What_does_not_follow_is_held_back(string evidence, string sentence) => Assert.Contains(Open(evidence).Check(sentence).Reasons, IsOfFigure);

    [Theory]
    [InlineData("Children with croup: budesonide 2 mg nebulised.", "He should have budesonide 2 mg nebulised [1].")]
    [InlineData("Pregnant women: avoid flying after 36 weeks.", "He should avoid flying after 36 weeks [1].")]
    [InlineData("Adults aged 70 or over can have the shingles vaccine.", "He can have the shingles vaccine [1].")]
    public void Evidence_about_other_people_is_not_told_of_the_patient(string evidence, string sentence) => Assert.Contains(Open(evidence).Check(sentence).Reasons, IsOfFigure);

    [Theory]
    [InlineData("Children with croup: budesonide 2 mg nebulised.", "The 2 mg of budesonide are for children [1].")]
    [InlineData("Adults and children over 5: cetirizine 10 mg once daily.", "He can have cetirizine 10 mg once daily [1].")]
    [InlineData("Keep the bottle out of the reach of children.", "Keep the bottle out of reach of children at home [1].")]
    [InlineData("Adults aged 70 or over can have the shingles vaccine.", "The shingles vaccine does not apply to him yet [1].")]
    public void Who_names_the_group_or_denies_it_is_released(string evidence, string sentence) => Assert.DoesNotContain(Open(evidence).Check(sentence).Reasons, IsOfFigure);

    [Fact]
    public void An_age_is_known_to_the_decimal_and_beside_the_sex()
    {
        var child = new OutputGuard(Policies.Shipped).Open(new OutputContext { Task = ClinicalTask.Medication, Question = "Which dose?", Patient = new Patient { Age = Age.FromYears(7.4m) }, Evidence = [Passage("Cetirizine 6 to 11 years: 5 mg twice daily.")] });
        Assert.DoesNotContain(child.Check("At 7.4 years the dose of cetirizine is 5 mg twice daily [1].").Reasons, IsOfFigure);
        Assert.Contains(child.Check("At 8.9 years the dose of cetirizine is 5 mg twice daily [1].").Reasons, IsOfFigure);
        Assert.DoesNotContain(Open(Regimen).Check("52M, flucloxacillin 500 mg four times daily [1].").Reasons, IsOfFigure);
    }

    private static bool IsOfFigure(string reason) => reason.StartsWith("number_", StringComparison.Ordinal) || reason.StartsWith("comparison_", StringComparison.Ordinal) || reason.StartsWith("unit_", StringComparison.Ordinal) || reason.StartsWith("frequency_", StringComparison.Ordinal);

    private static OutputReview Open(string evidence) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.Medication,
        Question = "Platelets 35, blood pressure 128/76, operation at 2 pm. What now?",
        Patient = new Patient { Age = Age.FromYears(52), Sex = Sex.Male, WeightKg = 71 },
        Evidence = [Passage(evidence)],
    });

    private static Evidence Passage(string text) => new() { Id = "1", Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published };
}
