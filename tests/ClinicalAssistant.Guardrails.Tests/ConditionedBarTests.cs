using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What the evidence bars for some, and not for this patient; what stands before and behind; what is told as the patient's own.</summary>
public sealed class ConditionedBarTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["loperamide", "cefalexin", "erythromycin", "atorvastatin", "bisoprolol", "verapamil", "doxazosin", "digoxin", "paracetamol", "codeine", "amiodarone"], ["diarrhoea"]);

    private static readonly Patient Child = new() { Age = Age.FromYears(6), Sex = Sex.Male };
    private static readonly Patient Adult = new()
    {
        Age = Age.FromYears(58),
        Sex = Sex.Female,
        Conditions = [new RecordEntry("type 2 diabetes")],
        Medications = [new RecordEntry("atorvastatin 40 mg at night"), new RecordEntry("bisoprolol 5 mg daily")],
    };

    [Theory]
    [InlineData("Loperamide 2 mg after each loose stool. Do not give loperamide to a child who has blood in the stool.", "He can have loperamide 2 mg after each loose stool [1].", true)]
    [InlineData("Loperamide 2 mg after each loose stool. Do not give loperamide to children.", "He can have loperamide 2 mg after each loose stool [1].", false)]
    public void A_bar_for_children_in_a_state_is_none_for_all_children(string evidence, string sentence, bool released) => Assert.Equal(released, Check(Child, evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Erythromycin must not be taken with atorvastatin; choose another antibiotic. Cefalexin 500 mg twice daily for 7 days.", "Cefalexin 500 mg twice daily for 7 days is suitable [1].", true)]
    [InlineData("Verapamil is contraindicated with bisoprolol: stop verapamil.", "Take her off verapamil [1].", true)]
    [InlineData("Verapamil 80 mg three times daily, but is contraindicated with bisoprolol.", "Start verapamil 80 mg three times daily [1].", false)]
    public void What_is_chosen_instead_or_taken_away_is_not_what_is_barred(string evidence, string sentence, bool released) => Assert.Equal(released, Check(Adult, evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Take it with or without food.", "Take it with food or without [1].", true)]
    [InlineData("Rinse the mouth before the swab.", "Rinse the mouth after the swab [1].", false)]
    [InlineData("Rinse the mouth before the swab.", "Rinse the mouth once daily ahead of the swab [1].", true)]
    [InlineData("Start with bisoprolol; add doxazosin if bisoprolol alone does not work.", "Doxazosin comes first, and bisoprolol is added if doxazosin alone fails [1].", false)]
    [InlineData("Give digoxin before any amiodarone is given.", "Give amiodarone now and follow it with digoxin [1].", false)]
    [InlineData("Give digoxin before any amiodarone is given.", "Give digoxin and follow it with amiodarone [1].", true)]
    public void What_stands_before_and_behind_keeps_its_place(string evidence, string sentence, bool released) => Assert.Equal(released, Check(Adult, evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Check glucose in people with diabetes.", "She has type 1 diabetes, so check glucose [1].", false)]
    [InlineData("Check glucose in people with diabetes.", "She has type 2 diabetes, so check glucose [1].", true)]
    [InlineData("Check glucose in people with diabetes.", "Her current medicines are amiodarone and bisoprolol.", false)]
    [InlineData("Screening is offered to adults aged 50 and over.", "Screening is offered to adults aged 50 and up [1].", true)]
    public void What_is_told_of_the_patient_stands_in_the_record(string evidence, string sentence, bool released) => Assert.Equal(released, Check(Adult, evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Pain: paracetamol 1 g up to four times daily.", "Take paracetamol 1 g up to four times daily [1].", true)]
    [InlineData("Pain: codeine 30 mg up to four times daily.", "Take codeine 30 mg up to four times daily [1].", false)]
    public void A_patient_is_told_the_dose_of_what_is_sold_freely(string evidence, string sentence, bool released) => Assert.Equal(released, Check(new Patient(), evidence, sentence, Audience.Patient) == SentenceStatus.Released);

    private static SentenceStatus Check(Patient patient, string evidence, string sentence, Audience audience = Audience.Clinician) => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = "general",
        Audience = audience,
        Question = "What is to be done?",
        Patient = patient,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    }).Check(sentence).Status;
}
