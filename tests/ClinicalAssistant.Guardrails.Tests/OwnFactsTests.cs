using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>A rule tells of nobody: what a sentence calls the patient's stands in the record; what patients are told of doses, and which allergies a document names.</summary>
public sealed class OwnFactsTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["warfarin", "ramipril", "lithium", "aspirin", "folic", "paracetamol", "codeine", "cefalexin", "colecalciferol", "doxycycline"], ["diabetes", "kidney", "liver"]);

    [Theory]
    [InlineData("Use the non-pregnant range for her TSH [1].", false)]
    [InlineData("Treat her as one of the non-pregnant women [1].", false)]
    [InlineData("Doxycycline is for non-pregnant adults only, so it is not for her [1].", true)]
    public void A_pregnant_patient_is_no_other(string sentence, bool released) =>
        Assert.Equal(released, Check(new Patient { Age = Age.FromYears(29), Sex = Sex.Female, Pregnant = true }, "TSH 0.4 to 4.0 mU/L is the non-pregnant range. Non-pregnant women and adults only: doxycycline.", sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("She takes warfarin, so check the INR [1].", false)]
    [InlineData("Because she takes warfarin, check the INR [1].", false)]
    [InlineData("Check the INR of those who take warfarin [1].", true)]
    public void A_rule_for_those_who_take_a_medicine_does_not_say_that_the_patient_does(string sentence, bool released) =>
        Assert.Equal(released, Check(new Patient { Sex = Sex.Female, Medications = [new RecordEntry("ramipril 5 mg daily")] }, "Warfarin: check the INR of those who take it within a week of an antibiotic.", sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("In type 1 diabetes check ketones.", "She has type 1 diabetes, so check ketones [1].", false)]
    [InlineData("In type 1 diabetes check ketones.", "In type 1 diabetes check ketones [1].", true)]
    [InlineData("Check the INR in liver disease.", "Because of her liver disease, check the INR [1].", false)]
    [InlineData("Check potassium within a week.", "With her kidney disease, check potassium within a week [1].", true)]
    public void A_rule_for_those_with_a_disease_does_not_say_that_the_patient_has_it(string evidence, string sentence, bool released) =>
        Assert.Equal(released, Check(new Patient { Sex = Sex.Female, Egfr = 28, Conditions = [new RecordEntry("type 2 diabetes"), new RecordEntry("hypertension")] }, evidence, sentence) == SentenceStatus.Released);

    [Fact]
    public void Stones_of_an_organ_are_no_disease_of_it() => Assert.NotEqual(SentenceStatus.Released, Check(new Patient { Conditions = [new RecordEntry("kidney stones")] }, "Check potassium within a week.", "With your kidney disease, check potassium within a week [1]."));

    [Theory]
    [InlineData("Pain: aspirin 300 mg four times daily.", "Take aspirin 300 mg four times daily [1].", "What helps?", false)]
    [InlineData("Folic acid 5 mg once daily.", "Take folic acid 5 mg once daily [1].", "What helps?", false)]
    [InlineData("Pain: paracetamol 1 g up to four times daily.", "Take paracetamol 1 g up to four times daily [1].", "What helps?", true)]
    [InlineData("Pain: codeine 30 mg up to four times daily.", "Take codeine 30 mg up to four times daily [1].", "How much rest do I need?", false)]
    [InlineData("Pain: codeine 30 mg up to four times daily.", "Take codeine 30 mg up to four times daily [1].", "How do I take paracetamol?", false)]
    [InlineData("Cefalexin 500 mg twice daily.", "Take cefalexin 500 mg twice daily [1].", "How do I take cefalexin?", true)]
    public void A_patient_is_told_the_dose_of_what_was_asked_or_is_harmless(string evidence, string sentence, string question, bool released) =>
        Assert.Equal(released, Open(new Patient(), evidence, "medication", Audience.Patient, question).Check(sentence).Status == SentenceStatus.Released);

    [Theory]
    [InlineData("latex (anaphylaxis)", "The scan was normal [1].", true)]
    [InlineData("latex (rash)", "The scan was normal [1].", false)]
    [InlineData("latex (rash)", "Doxycycline 100 mg daily was started [1].", true)]
    public void A_document_names_severe_allergies_and_all_where_a_medicine_is_started(string allergy, string sentence, bool appended)
    {
        var review = Open(new Patient { Allergies = [new RecordEntry(allergy)] }, "The scan was normal. Doxycycline 100 mg daily was started.", ClinicalTask.Documentation, Audience.Clinician, "Write a letter.");
        review.Check(sentence);
        Assert.Equal(appended, review.Close().Any(static added => added.Text.StartsWith("Allergy on record", StringComparison.Ordinal)));
    }

    private static OutputReview Open(Patient patient, string evidence, string task, Audience audience, string question) => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = task,
        Audience = audience,
        Question = question,
        Patient = patient,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    });

    private static SentenceStatus Check(Patient patient, string evidence, string sentence) => Open(patient, evidence, "medication", Audience.Clinician, "What is to be done?").Check(sentence).Status;
}
