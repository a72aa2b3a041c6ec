using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>A figure that the evidence gives for another group of patients is told from the patient's own.</summary>
public sealed class PopulationBandTests
{
    private const string ByAge = "Cetirizine 2–5 years: 2.5 mg twice daily. 6–11 years: 5 mg twice daily. Adults: 10 mg once daily.";
    private const string ByAgeBehind = "Aim for below 7.5 mmol/L under 70 years and below 8.5 mmol/L at 70 and over.";
    private const string ByWeight = "Under 50 kg: dalteparin 2500 units once daily. 50–99 kg: 5000 units once daily. 100 kg or more: 7500 units once daily.";
    private const string ByOld = "Adults: 20 mg once daily. Elderly: 10 mg once daily.";
    private const string BySex = "Normal ferritin: men 30–400 micrograms/L, women 13–150 micrograms/L.";
    private const string ByBirth = "Preterm babies: 2 mg/kg iron daily. Term babies need no iron.";
    private const string ByInterval = "Recall: 30–44 years every 2 years, 45–70 years every 5 years.";
    private const string ByMonths = "Ibuprofen 3–5 months 50 mg, 1–3 years 100 mg, 4–6 years 150 mg, three times daily.";
    private const string ByPulse = "Normal pulse: under 1 year 110–160, age 1–2 years 100–150, age 2–5 years 95–140, adult 60–100.";

    [Theory]
    [InlineData(ByAge, "He should have cetirizine 2.5 mg twice daily [1].", 8, 26)]
    [InlineData(ByAge, "Give 10 mg once daily [1].", 8, 26)]
    [InlineData(ByAgeBehind, "His target is below 7.5 mmol/L [1].", 78, 70)]
    [InlineData(ByWeight, "Dalteparin 2500 units once daily suits him [1].", 60, 84)]
    [InlineData(ByWeight, "Give 5000 units of dalteparin once daily [1].", 60, 112)]
    [InlineData(ByOld, "He takes 20 mg once daily [1].", 84, 60)]
    [InlineData(BySex, "His normal range is 13–150 micrograms/L [1].", 40, 80)]
    [InlineData(ByInterval, "He is recalled every 2 years [1].", 52, 80)]
    [InlineData(ByPulse, "A pulse of 60–100 is normal for him [1].", 4, 16)]
    public void A_figure_of_another_group_is_held_back(string evidence, string sentence, int years, int kg) => Assert.NotEqual(SentenceStatus.Released, Check(evidence, sentence, years, kg).Status);

    [Theory]
    [InlineData(ByAge, "He should have cetirizine 5 mg twice daily [1].", 8, 26)]
    [InlineData(ByAge, "Children of 2–5 years have 2.5 mg and those of 6–11 years 5 mg twice daily [1].", 8, 26)]
    [InlineData(ByPulse, "In adults 60–100 is normal [1].", 4, 16)]
    [InlineData(ByAgeBehind, "His target is below 8.5 mmol/L [1].", 78, 70)]
    [InlineData(ByAgeBehind, "Under 70 years the target is below 7.5 mmol/L [1].", 78, 70)]
    [InlineData(ByWeight, "Give 5000 units of dalteparin once daily [1].", 60, 84)]
    [InlineData(ByOld, "He takes 10 mg once daily [1].", 84, 60)]
    [InlineData(BySex, "His normal range is 30–400 micrograms/L [1].", 40, 80)]
    [InlineData(ByInterval, "He is recalled every 5 years [1].", 52, 80)]
    [InlineData(ByMonths, "Doses run from 50 mg at 3–5 months to 150 mg at 4–6 years [1].", 4, 16)]
    [InlineData(ByPulse, "A pulse of 95–140 is normal for him [1].", 4, 16)]
    public void The_patients_own_figure_and_a_named_group_are_released(string evidence, string sentence, int years, int kg) => Assert.Empty(Check(evidence, sentence, years, kg).Reasons);

    [Fact]
    public void What_the_record_does_not_tell_excludes_no_group()
    {
        Assert.Empty(Open(ByWeight, new Patient { Age = Age.FromYears(60), Sex = Sex.Male }, "Which dose?").Check("Give 5000 units of dalteparin once daily [1].").Reasons);
        Assert.Empty(Open(ByPulse, new Patient { Age = Age.FromYears(4), Sex = Sex.Male }, "Which pulse is normal in adults?").Check("A pulse of 60–100 is normal [1].").Reasons);
    }

    [Fact]
    public void The_weeks_at_birth_stand_in_the_question()
    {
        var baby = new Patient { Age = Age.FromYears(0.2m), Sex = Sex.Female };
        Assert.NotEmpty(Open(ByBirth, baby, "Iron for a baby born at 30 weeks?").Check("She needs no iron [1].").Reasons);
        Assert.Empty(Open(ByBirth, baby, "Iron for a baby born at 40 weeks?").Check("She needs no iron [1].").Reasons);
    }

    private static SentenceVerdict Check(string evidence, string sentence, int years, int kg) =>
        Open(evidence, new Patient { Age = Age.FromYears(years), Sex = Sex.Male, WeightKg = kg }, "What applies to him?").Check(sentence);

    private static OutputReview Open(string evidence, Patient patient, string question) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.Medication,
        Question = question,
        Patient = patient,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    });
}
