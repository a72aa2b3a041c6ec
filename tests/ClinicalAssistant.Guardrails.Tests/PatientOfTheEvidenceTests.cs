using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What the evidence says under a condition is told of a patient only as the record has it: groups, bars, allergies, weakened medicines and values.</summary>
public sealed class PatientOfTheEvidenceTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["amiodarone", "atorvastatin", "azathioprine", "desogestrel", "erythromycin", "levonorgestrel", "methotrexate", "phenytoin", "prasugrel", "clopidogrel", "digoxin", "warfarin", "metformin", "codeine"], ["stroke", "migraine", "asthma"]);

    private const string Booster = "Pneumovax: one booster after 5 years. | Immunosuppressed: booster after 8 weeks.";
    private const string Check = "INR target range: recheck after 28 days. | On amiodarone: recheck after 3 days.";
    private const string ByAge = "Pregnancy: whooping cough vaccine in each pregnancy from 16 weeks. | Adults 70–79: shingles vaccine whenever convenient.";
    private const string Oestrogen = "Acne: combined pill once daily is first choice. | Migraine with aura: no oestrogen; desogestrel 75 micrograms daily.";
    private const string Live = "Travel: yellow fever vaccine, one live dose. | Immunosuppressed (azathioprine): no live vaccine; exemption letter.";
    private const string Renal = "Ankle pain: codeine 30 mg four times daily. | eGFR below 65: no codeine; paracetamol instead.";
    private const string Ever = "Prasugrel: never after any stroke. | Stent: clopidogrel 75 mg daily.";
    private const string Weakened = "Levonorgestrel implant: lasts 5 years. | Phenytoin makes the implant unreliable; offer a copper coil.";
    private const string LeftOut = "Erythromycin with atorvastatin: leave atorvastatin out during the course, muscle damage risk. | Erythromycin 500 mg four times daily for 7 days.";
    private const string Beeswax = "Dry lips: beeswax balm thinly every night. | Beeswax allergy: white soft paraffin instead.";

    [Theory]
    [InlineData(Booster, "Her booster can be given 8 weeks after the first [2].")]
    [InlineData(Check, "Recheck her INR after 3 days [2].")]
    public void A_figure_of_those_in_another_state_is_not_the_patients(string evidence, string sentence) => Assert.Contains(Reasons(evidence, sentence, conditions: "hypertension"), static reason => reason.StartsWith("number_context", StringComparison.Ordinal));

    [Theory]
    [InlineData(Booster, "Her booster is due after 5 years [1].", "hypertension", null)]
    [InlineData(Booster, "In the immunosuppressed the booster comes after 8 weeks [2].", "hypertension", null)]
    [InlineData(Booster, "Her booster can be given 8 weeks after the first [2].", "kidney transplant, immunosuppressed", null)]
    [InlineData("Healthy adults: booster after 5 years. | Dialysis: booster after 1 year.", "Her booster is due in 1 year [2].", "haemodialysis", null)]
    [InlineData("Everyone: teeth every 6 months. | Diabetes: eyes every 12 months.", "Her eyes are due after 12 months [2].", "obesity", "metformin 500 mg")]
    [InlineData(Check, "Recheck her INR after 3 days [2].", "atrial fibrillation", "amiodarone 200 mg daily")]
    [InlineData(Check, "Were she on amiodarone, the INR would be rechecked after 3 days [2].", "atrial fibrillation", null)]
    public void A_figure_of_the_patients_state_is_released(string evidence, string sentence, string conditions, string? takes) => Assert.DoesNotContain(Reasons(evidence, sentence, conditions, takes), static reason => reason.StartsWith("number_context", StringComparison.Ordinal));

    [Fact]
    public void What_stands_for_another_age_is_not_the_patients_in_any_words() => Assert.NotEmpty(Reasons(ByAge, "She may have it today [2].", "pregnancy, 20 weeks"));

    [Fact]
    public void Who_is_too_young_for_the_group_is_told_so() => Assert.DoesNotContain(Reasons(ByAge, "She is too young for it [2].", "pregnancy, 20 weeks"), static reason => reason.StartsWith("number_context", StringComparison.Ordinal));

    [Theory]
    [InlineData(Oestrogen, "Start the combined pill once daily [1].", "migraine with aura", null)]
    [InlineData(Live, "She should have the live yellow fever vaccine [1].", "Crohn's disease", "azathioprine 100 mg daily")]
    [InlineData(Renal, "Give codeine 30 mg four times daily [1].", "sprain", null)]
    [InlineData(Ever, "Prasugrel is the right agent for her [1].", "stroke 2015 (past)", null)]
    [InlineData(Ever, "She should get prasugrel [1].", "previous stroke 2015", null)]
    public void What_is_barred_under_a_state_of_the_record_is_not_offered(string evidence, string sentence, string conditions, string? takes) => Assert.Contains(Reasons(evidence, sentence, conditions, takes), IsConflict);

    [Theory]
    [InlineData(Oestrogen, "Start the combined pill once daily [1].", "acne", null)]
    [InlineData(Oestrogen, "Because of her aura she should have desogestrel 75 micrograms daily, not the combined pill [2].", "migraine with aura", null)]
    [InlineData(Live, "She should have the live yellow fever vaccine [1].", "hay fever", null)]
    [InlineData(Live, "On azathioprine she should have no live vaccine [2].", "Crohn's disease", "azathioprine 100 mg daily")]
    [InlineData("Ankle pain: codeine 30 mg four times daily. | eGFR below 30: no codeine; paracetamol instead.", "Give codeine 30 mg four times daily [1].", "sprain", null)]
    [InlineData(Ever, "Prasugrel is the right agent for her [1].", "angina", null)]
    [InlineData(Ever, "Give clopidogrel 75 mg daily, as prasugrel is never given after a stroke [1][2].", "stroke 2015 (past)", null)]
    public void What_is_not_barred_for_the_patient_is_released(string evidence, string sentence, string conditions, string? takes) => Assert.DoesNotContain(Reasons(evidence, sentence, conditions, takes), IsConflict);

    [Theory]
    [InlineData(Weakened, "With the implant she is reliably protected for 5 years [1].", "phenytoin 300 mg daily")]
    [InlineData(Weakened, "She should have the implant [1].", "phenytoin 300 mg daily")]
    [InlineData(LeftOut, "You can keep taking atorvastatin alongside it [1].", "atorvastatin 20 mg")]
    [InlineData(LeftOut, "Carry on with your atorvastatin as usual [1].", "atorvastatin 20 mg")]
    public void A_pair_that_the_evidence_parts_is_not_kept(string evidence, string sentence, string takes) => Assert.Contains(Reasons(evidence, sentence, "epilepsy", takes), IsConflict);

    [Theory]
    [InlineData(Weakened, "With the implant she is reliably protected for 5 years [1].", "metformin 500 mg")]
    [InlineData(Weakened, "Her phenytoin makes the implant unreliable, so offer a copper coil [2].", "phenytoin 300 mg daily")]
    [InlineData(LeftOut, "Skip your atorvastatin during the course [1].", "atorvastatin 20 mg")]
    [InlineData(LeftOut, "Take erythromycin 500 mg four times daily for 7 days [2].", "atorvastatin 20 mg")]
    public void A_pair_that_is_parted_is_released(string evidence, string sentence, string takes) => Assert.DoesNotContain(Reasons(evidence, sentence, "epilepsy", takes), IsConflict);

    [Theory]
    [InlineData("At bedtime she rubs beeswax balm on her lips [1].")]
    [InlineData("Beeswax balm thinly every night [1].")]
    [InlineData("Each night she applies beeswax to the lips [1].")]
    public void An_allergen_told_as_in_use_is_held_back(string sentence) => Assert.Contains(Reasons(Beeswax, sentence, allergy: "beeswax (contact allergy)"), static reason => reason.StartsWith("allergy_conflict", StringComparison.Ordinal));

    [Theory]
    [InlineData("She reacts to beeswax, so white soft paraffin is used [2].")]
    [InlineData("She rubs beeswax on her lips without trouble [1].")]
    [InlineData("Beeswax is out because of her allergy [2].")]
    [InlineData("She avoids beeswax every night and day [2].")]
    public void An_allergen_that_is_kept_away_is_released(string sentence) => Assert.DoesNotContain(Reasons(Beeswax, sentence, allergy: "beeswax (contact allergy)"), static reason => reason.StartsWith("allergy_conflict", StringComparison.Ordinal));

    [Theory]
    [InlineData("Her eGFR of 34 rules metformin 1 g out [1].")]
    [InlineData("Her eGFR is 34 [1].")]
    [InlineData("She weighs 34 kg.")]
    public void A_value_of_the_record_is_not_told_otherwise(string sentence) => Assert.Contains(Reasons("Metformin 1 g daily if eGFR above 34. | Weigh after 3 months.", sentence), static reason => reason.StartsWith("patient_fact_conflict", StringComparison.Ordinal));

    [Theory]
    [InlineData("Her eGFR of 61 allows metformin 1 g daily [1].")]
    [InlineData("Her eGFR is above 34 [1].")]
    [InlineData("Stop it once her eGFR is 34 [1].")]
    [InlineData("She weighs 72 kg.")]
    public void A_value_of_the_record_may_be_told(string sentence) => Assert.DoesNotContain(Reasons("Metformin 1 g daily if eGFR above 34. | Weigh after 3 months.", sentence), static reason => reason.StartsWith("patient_fact_conflict", StringComparison.Ordinal));

    [Fact]
    public void A_value_that_a_result_tells_may_be_of_another_day() => Assert.DoesNotContain(Reasons("Result 3 May: eGFR 48.", "Her eGFR of 48 was of May [1]."), static reason => reason.StartsWith("patient_fact_conflict", StringComparison.Ordinal));

    private static bool IsConflict(string reason) => reason.StartsWith("medication_conflict", StringComparison.Ordinal);

    private static IReadOnlyList<string> Reasons(string evidence, string sentence, string conditions = "hypertension", string? takes = null, string? allergy = null) => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = ClinicalTask.Medication,
        Question = "What is the plan?",
        Patient = new Patient
        {
            Sex = Sex.Female,
            Age = Age.FromYears(31),
            Egfr = 61,
            WeightKg = 72,
            Conditions = [new RecordEntry(conditions)],
            Medications = takes is null ? null : [new RecordEntry(takes)],
            Allergies = allergy is null ? null : [new RecordEntry(allergy)],
        },
        Evidence = [.. evidence.Split(" | ").Select((text, i) => new Evidence { Id = (i + 1).ToString(CultureInfo.InvariantCulture), Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published })],
    }).Check(sentence).Reasons;
}
