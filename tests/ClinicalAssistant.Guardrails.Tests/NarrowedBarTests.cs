using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What excuses a medicine that the evidence bars: a case or a stretch that is not the patient's, a pause, a manner of giving; and no more.</summary>
public sealed class NarrowedBarTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["propranolol", "nadolol", "clarithromycin", "atorvastatin", "colchicine", "verapamil", "diltiazem", "bisoprolol", "ibuprofen", "cetirizine", "montelukast", "metoclopramide", "amoxicillin"], ["asthma", "cirrhosis", "chickenpox"]);

    private static readonly Patient Asthmatic = new() { Age = Age.FromYears(58), Sex = Sex.Female, Conditions = [new RecordEntry("asthma")] };
    private static readonly Patient Cirrhotic = new() { Age = Age.FromYears(58), Sex = Sex.Female, Conditions = [new RecordEntry("cirrhosis")] };
    private static readonly Patient Child = new() { Age = Age.FromYears(4), Sex = Sex.Male };

    [Theory]
    [InlineData("Propranolol 40 mg twice daily for tremor. In asthma bronchospasm can be fatal; do not give propranolol or nadolol.", false)]
    [InlineData("Propranolol 40 mg twice daily for tremor. Nadolol is contraindicated in cirrhosis; avoid propranolol in asthma.", false)]
    [InlineData("Propranolol 40 mg twice daily for tremor. Avoid propranolol in cirrhosis; avoid propranolol in asthma.", false)]
    [InlineData("Propranolol 40 mg twice daily for tremor. Nadolol is contraindicated in asthma; avoid propranolol in cirrhosis.", true)]
    public void A_stretch_is_read_by_itself_only_with_a_situation_of_its_own(string evidence, bool released) => Assert.Equal(released, Check(Asthmatic, evidence, "Start propranolol 40 mg twice daily [1].") == SentenceStatus.Released);

    [Fact]
    public void Each_stretch_that_bars_counts() => Assert.NotEqual(SentenceStatus.Released, Check(Cirrhotic, "Propranolol 40 mg twice daily for tremor. Avoid propranolol in asthma; avoid propranolol in cirrhosis.", "Start propranolol 40 mg twice daily [1]."));

    [Theory]
    [InlineData("Clarithromycin 500 mg twice daily. Clarithromycin with colchicine is contraindicated. Withhold atorvastatin during the course.", "Give clarithromycin 500 mg twice daily [1].", false)]
    [InlineData("Clarithromycin 500 mg twice daily. Clarithromycin must not be combined with atorvastatin; withhold atorvastatin if muscles ache.", "Give clarithromycin 500 mg twice daily [1].", false)]
    [InlineData("Clarithromycin 500 mg twice daily. Clarithromycin must not be combined with atorvastatin; withhold atorvastatin during the course.", "Give clarithromycin 500 mg twice daily alongside atorvastatin [1].", false)]
    [InlineData("Clarithromycin 500 mg twice daily. Clarithromycin with atorvastatin risks muscle damage; withhold atorvastatin during the course.", "Give clarithromycin 500 mg twice daily and withhold atorvastatin during the course [1].", true)]
    public void A_pause_of_the_medicine_in_conflict_frees_the_other(string evidence, string sentence, bool released) =>
        Assert.Equal(released, Check(new Patient { Medications = [new RecordEntry("atorvastatin 40 mg at night"), new RecordEntry("colchicine 500 micrograms twice daily")] }, evidence, sentence) == SentenceStatus.Released);

    [Fact]
    public void A_pause_that_the_answer_leaves_out_is_added()
    {
        var review = Open(new Patient { Medications = [new RecordEntry("atorvastatin 40 mg at night")] }, "Clarithromycin 500 mg twice daily. Clarithromycin must not be combined with atorvastatin; withhold atorvastatin during the course.", "What is to be done?", Audience.Clinician);
        Assert.Equal(SentenceStatus.Released, review.Check("Give clarithromycin 500 mg twice daily [1].").Status);
        Assert.Contains(review.Close(), static added => added.Text.Contains("withhold atorvastatin", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Now that she is off diltiazem, verapamil 80 mg three times daily can be given [1].", false)]
    [InlineData("Take her off verapamil [1].", true)]
    public void Another_medicine_that_was_stopped_frees_none(string sentence, bool released) =>
        Assert.Equal(released, Check(new Patient { Medications = [new RecordEntry("bisoprolol 5 mg daily")] }, "After diltiazem: verapamil 80 mg three times daily. Verapamil is contraindicated with bisoprolol.", sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("4 year old with chickenpox and fever. Ibuprofen?", false)]
    [InlineData("4 year old with a sore ear. Ibuprofen?", true)]
    public void A_bar_for_children_in_a_case_holds_where_the_question_names_the_case(string question, bool released) =>
        Assert.Equal(released, Check(Child, "Ibuprofen 100 mg three times daily. Do not give ibuprofen to a child who has chickenpox.", "Give ibuprofen 100 mg three times daily [1].", question) == SentenceStatus.Released);

    [Theory]
    [InlineData("Cetirizine 10 mg once daily for adults.", "Give him the adult dose, cetirizine 10 mg once daily [1].", false)]
    [InlineData("Cetirizine 10 mg once daily for adults.", "Give him cetirizine 10 mg once daily, as in adults [1].", false)]
    [InlineData("Cetirizine 10 mg once daily for adults. Children over 15: montelukast 10 mg.", "Give him cetirizine 10 mg once daily [1].", false)]
    [InlineData("Cetirizine 10 mg once daily for adults.", "The dose of 10 mg once daily is for adults [1].", true)]
    [InlineData("Cetirizine 10 mg once daily for adults. Children aged 2 to 5: cetirizine 2.5 mg twice daily.", "Give him cetirizine 2.5 mg twice daily [1].", true)]
    public void A_dose_for_adults_is_given_to_no_child(string evidence, string sentence, bool released) => Assert.Equal(released, Check(Child, evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Metoclopramide 10 mg three times daily. Even before other drugs are added metoclopramide worsens Parkinson's disease.", false)]
    [InlineData("Metoclopramide 10 mg three times daily. First-generation agents such as metoclopramide worsen Parkinson's disease.", false)]
    [InlineData("Metoclopramide 10 mg three times daily. Metoclopramide blocks dopamine and so worsens Parkinson's disease.", false)]
    [InlineData("Metoclopramide 10 mg three times daily. Metoclopramide, used alone or with another, worsens Parkinson's disease.", false)]
    [InlineData("Metoclopramide 10 mg three times daily. Metoclopramide worsens angle-closure glaucoma.", true)]
    public void What_harms_beside_the_patients_condition_is_not_offered(string evidence, bool released) =>
        Assert.Equal(released, Check(new Patient { Conditions = [new RecordEntry("Parkinson's disease")] }, evidence, "Metoclopramide 10 mg three times daily is suitable [1].") == SentenceStatus.Released);

    [Fact]
    public void An_allergen_that_others_tolerate_is_not_offered() => Assert.NotEqual(SentenceStatus.Released, Check(new Patient { Allergies = [new RecordEntry("penicillin (anaphylaxis)")] }, "Amoxicillin 500 mg three times daily is tolerated by most with food.", "Start amoxicillin 500 mg three times daily with food [1]."));

    private static OutputReview Open(Patient patient, string evidence, string question, Audience audience) => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = "medication",
        Audience = audience,
        Question = question,
        Patient = patient,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    });

    private static SentenceStatus Check(Patient patient, string evidence, string sentence, string question = "What is to be done?") => Open(patient, evidence, question, Audience.Clinician).Check(sentence).Status;
}
