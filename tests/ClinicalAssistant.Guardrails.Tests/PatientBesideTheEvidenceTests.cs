using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Two lines that part patients or medicines: the sentence tells of this patient what holds for this patient, and keeps no pair that a line parts.</summary>
public sealed class PatientBesideTheEvidenceTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["aciclovir", "amiodarone", "atorvastatin", "azathioprine", "clarithromycin", "digoxin", "erythromycin", "fluconazole", "ibuprofen", "diclofenac", "lithium", "meloxicam", "methotrexate", "miconazole", "phenytoin", "pravastatin", "ramipril", "rifabutin", "simvastatin", "topiramate", "tinzaparin", "valproate", "warfarin", "lamotrigine", "enoxaparin", "ticagrelor", "clopidogrel", "apixaban"], ["asthma", "epilepsy", "flutter", "varices", "ascites"]);

    private const string Flutter = "Limb ischaemia without flutter: clopidogrel 75 mg daily. | Limb ischaemia with flutter: apixaban 5 mg twice daily.";
    private const string Varices = "Varices, no ascites: review after 6 months. | Varices with ascites: review after 6 weeks.";
    private const string Dialysis = "Healthy adults: vaccine 10 micrograms twice. | Dialysis patients: vaccine 30 micrograms twice.";
    private const string Womb = "No uterus: oestrogen patch 50 micrograms alone. | Age 30 and over: oestrogen patch 25 micrograms first.";
    private const string Anti = "eGFR below 65: oral NSAIDs contraindicated. | Meloxicam 15 mg once daily for back pain. | Diclofenac gel 2 g three times daily for one joint.";
    private const string Lithium = "Ibuprofen with lithium: avoid, level rises. | Lithium 400 mg at night.";
    private const string Coumarin = "Amiodarone raises INR on warfarin: switch to tinzaparin before the first dose. | Amiodarone 200 mg three times daily for one week.";
    private const string Statin = "Clarithromycin 250 mg twice daily for 5 days. | Clarithromycin with simvastatin: withhold statin during the course, risk of rhabdomyolysis.";
    private const string Replaced = "Pregnancy: valproate forbidden, switch to lamotrigine 50 mg daily. | Epilepsy: valproate 500 mg twice daily.";
    private const string Pill = "Topiramate makes contraceptive pills fail; advise a copper coil. | Topiramate 50 mg at night.";
    private const string Weight = "Injection over 90 kg: enoxaparin 60 mg daily. | Under 90 kg: enoxaparin 40 mg daily, maximum 80 mg daily.";

    [Theory]
    [InlineData(Flutter, "She is kept on clopidogrel 75 mg daily [1].", "limb ischaemia; atrial flutter")]
    [InlineData(Varices, "Her next review is in 6 months [1].", "varices; ascites")]
    [InlineData(Dialysis, "You are given 30 micrograms twice [2].", null)]
    [InlineData(Womb, "She uses the 50 micrograms patch alone [1].", "hot flushes")]
    public void What_holds_on_the_other_side_of_two_labels_is_not_the_patients(string evidence, string sentence, string? conditions) =>
        Assert.Contains(Reasons(evidence, sentence, conditions), static reason => reason.StartsWith("number_context", StringComparison.Ordinal));

    [Theory]
    [InlineData(Flutter, "She is kept on apixaban 5 mg twice daily [2].", "limb ischaemia; atrial flutter")]
    [InlineData(Flutter, "Clopidogrel 75 mg daily is for those without flutter [1].", "limb ischaemia; atrial flutter")]
    [InlineData(Flutter, "She is kept on clopidogrel 75 mg daily [1].", "limb ischaemia")]
    [InlineData(Varices, "Her next review is in 6 weeks [2].", "varices; ascites")]
    [InlineData(Dialysis, "You are given 10 micrograms twice [1].", null)]
    [InlineData(Dialysis, "She is given 30 micrograms twice [2].", "haemodialysis")]
    [InlineData(Womb, "She uses the 50 micrograms patch alone [1].", "hysterectomy 2015")]
    [InlineData("Asthma: review after 2 weeks. | Cough: review after 3 weeks.", "Her review is in 2 weeks [1].", "wheeze")]
    public void What_holds_on_the_patients_side_is_released(string evidence, string sentence, string? conditions) =>
        Assert.DoesNotContain(Reasons(evidence, sentence, conditions), static reason => reason.StartsWith("number_context", StringComparison.Ordinal));

    [Theory]
    [InlineData(Anti, "Meloxicam 15 mg once daily is suitable for her back [2].", null)]
    [InlineData(Lithium, "For her ankle ibuprofen goes well with lithium [1].", "lithium 400 mg")]
    [InlineData(Lithium, "Ibuprofen can be combined with lithium [1].", "lithium 400 mg")]
    [InlineData(Lithium, "Ibuprofen 400 mg three times daily suits her ankle [1].", "lithium 400 mg")]
    [InlineData(Coumarin, "Warfarin runs on unaltered during the first week [1].", "warfarin 3 mg")]
    [InlineData(Coumarin, "Start amiodarone 200 mg three times daily with her warfarin [2].", "warfarin 3 mg")]
    [InlineData("Amiodarone raises INR on warfarin: switch to digoxin. | Amiodarone 200 mg daily.", "Start amiodarone 200 mg daily [2].", "warfarin 3 mg")]
    [InlineData(Statin, "Take clarithromycin 250 mg twice daily with your simvastatin [1].", "simvastatin 40 mg")]
    [InlineData(Replaced, "She takes valproate 500 mg twice daily [2].", null)]
    [InlineData(Pill, "Her combined pill remains adequate contraception [1].", "topiramate 50 mg")]
    public void A_bar_or_a_parted_pair_is_not_passed_over(string evidence, string sentence, string? takes) =>
        Assert.Contains(Reasons(evidence, sentence, "headache", takes, evidence == Replaced), static reason => reason.StartsWith("medication_conflict", StringComparison.Ordinal));

    [Theory]
    [InlineData(Anti, "Diclofenac gel 2 g three times daily may be rubbed on her knee [3].", null)]
    [InlineData(Lithium, "Ibuprofen does not go well with lithium [1].", "lithium 400 mg")]
    [InlineData(Coumarin, "Amiodarone 200 mg three times daily for one week [2].", "warfarin 3 mg")]
    [InlineData(Statin, "Clarithromycin is 0.25 g, morning and evening, for 5 days [1].", "simvastatin 40 mg")]
    [InlineData(Replaced, "Lamotrigine 50 mg daily takes its place [1].", "valproate 500 mg")]
    [InlineData(Pill, "Her combined pill fails with topiramate, so advise a copper coil [1].", "topiramate 50 mg")]
    [InlineData(Pill, "Her combined pill remains adequate contraception [1].", "ramipril 5 mg")]
    public void What_the_evidence_changes_of_the_patients_own_bars_nothing_else(string evidence, string sentence, string? takes) =>
        Assert.DoesNotContain(Reasons(evidence, sentence, "headache", takes, evidence == Replaced), static reason => reason.StartsWith("medication_conflict", StringComparison.Ordinal));

    [Fact]
    public void A_medicine_that_the_question_starts_weakens_the_pill_too()
    {
        Assert.Contains(Reasons(Pill, "Her combined pill remains adequate contraception [1].", "migraine", question: "Starting topiramate for migraine: what should she know?"), static reason => reason.StartsWith("medication_conflict", StringComparison.Ordinal));
        Assert.DoesNotContain(Reasons(Pill, "With valproate her combined pill remains adequate contraception [1].", "migraine", question: "Topiramate or valproate for migraine?"), static reason => reason.StartsWith("medication_conflict", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dose_of_another_weight_may_be_told_as_that()
    {
        Assert.DoesNotContain(Reasons(Weight, "Sixty milligrams, 60 mg, is for those over 90 kg [1]."), static reason => reason.StartsWith("dose_limit", StringComparison.Ordinal));
        Assert.DoesNotContain(Reasons(Weight, "No more than 80 mg daily [2]."), static reason => reason.StartsWith("dose_limit", StringComparison.Ordinal));
        Assert.NotEmpty(Reasons(Weight, "Give enoxaparin 60 mg daily [1]."));
    }

    [Fact]
    public void Pregnancy_is_read_of_its_own_field() =>
        Assert.DoesNotContain(Reasons("Thyroid in pregnancy: TSH below 2.5 mU/L. | Adults, not pregnant: TSH 0.4 to 4 mU/L.", "Aim for a TSH below 2.5 mU/L [1].", "hypothyroidism", pregnant: true), static reason => reason.StartsWith("number_context", StringComparison.Ordinal));

    [Fact]
    public void The_range_of_others_and_the_silence_of_the_record_may_be_told()
    {
        const string range = "Adults, not pregnant: glucose 5 to 8 mmol/L. | Pregnancy: glucose below 5.2 mmol/L.";
        Assert.DoesNotContain(Reasons(range, "The range 5 to 8 is for adults who are not pregnant [1].", pregnant: true), static reason => reason.StartsWith("patient_fact_conflict", StringComparison.Ordinal));
        Assert.Contains(Reasons(range, "She is not pregnant, so 5 to 8 is her range [1].", pregnant: true), static reason => reason.StartsWith("patient_fact_conflict", StringComparison.Ordinal));
        Assert.DoesNotContain(Reasons(Womb, "Her record mentions no epilepsy."), static reason => reason.StartsWith("patient_fact_conflict", StringComparison.Ordinal));
        Assert.NotEmpty(Reasons(Womb, "Because of her epilepsy the patch is lower [1]."));
    }

    private static IReadOnlyList<string> Reasons(string evidence, string sentence, string? conditions = "hypertension", string? takes = null, bool pregnant = false, string question = "What is the plan?") => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = ClinicalTask.Medication,
        Question = question,
        Patient = new Patient
        {
            Sex = Sex.Female,
            Age = Age.FromYears(34),
            Egfr = 58,
            WeightKg = 66,
            Pregnant = pregnant ? true : null,
            Conditions = conditions is null ? null : [.. conditions.Split("; ").Select(static condition => new RecordEntry(condition))],
            Medications = takes is null ? null : [new RecordEntry(takes)],
        },
        Evidence = [.. evidence.Split(" | ").Select((text, i) => new Evidence { Id = (i + 1).ToString(CultureInfo.InvariantCulture), Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published })],
    }).Check(sentence).Reasons;
}
