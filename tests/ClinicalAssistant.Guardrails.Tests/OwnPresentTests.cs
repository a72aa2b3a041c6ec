using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What the patient has and takes now: what has ended, what is another's, what may be given beside it.</summary>
public sealed class OwnPresentTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["erythromycin", "atorvastatin", "lithium", "rivaroxaban", "edoxaban", "ketoconazole", "nitrofurantoin", "paroxetine", "tramadol"], ["psoriasis", "epilepsy"]);

    private static readonly Patient Adult = new()
    {
        Age = Age.FromYears(58),
        Sex = Sex.Female,
        Egfr = 26,
        Conditions = [new RecordEntry("type 2 diabetes"), new RecordEntry("depression")],
        Medications = [new RecordEntry("atorvastatin 40 mg at night"), new RecordEntry("rivaroxaban 15 mg daily"), new RecordEntry("paroxetine 20 mg daily")],
    };

    [Theory]
    [InlineData("Peritoneal dialysis from 2016 until the transplant in May 2019.", "At present she is on peritoneal dialysis [1].", false)]
    [InlineData("Lithium was stopped in 2020.", "She is still on lithium at present [1].", false)]
    [InlineData("Lithium 400 mg nightly, prescribed until May 2031.", "At present she is on lithium [1].", true)]
    [InlineData("Warfarin stopped in March 2022 and replaced by rivaroxaban 15 mg daily.", "Rivaroxaban 15 mg daily is her anticoagulant [1].", true)]
    public void What_ended_is_not_told_as_present(string evidence, string sentence, bool released) => Assert.Equal(released, Check(evidence, sentence, ClinicalTask.Documentation) == SentenceStatus.Released);

    [Theory]
    [InlineData("Offer the vaccine to adults with asthma, chronic kidney disease or epilepsy.", "Through your epilepsy you qualify for the vaccine [1].", false)]
    [InlineData("Offer the vaccine to adults with depression, diabetes or epilepsy.", "With your diabetes you qualify for the vaccine [1].", true)]
    [InlineData("Edoxaban or rivaroxaban: take the last dose two days before.", "She takes edoxaban, and the last dose is two days before [1].", false)]
    [InlineData("Edoxaban or rivaroxaban: take the last dose two days before.", "She takes rivaroxaban, and the last dose is two days before [1].", true)]
    public void What_is_told_as_the_patients_own_stands_in_the_record(string evidence, string sentence, bool released) => Assert.Equal(released, Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Nitrofurantoin: full dose at eGFR 45 or more, contraindicated below 30 mL/min.", "Nitrofurantoin can be given for this infection [1].", false)]
    [InlineData("Tramadol with an SSRI can cause serotonin syndrome; choose another agent.", "I would go with tramadol 50 mg [1].", false)]
    [InlineData("Erythromycin 500 mg twice daily. Withhold atorvastatin during erythromycin because of myopathy.", "Erythromycin 500 mg twice daily [1].", true)]
    public void What_may_be_given_beside_the_patients_own_depends_on_what_the_evidence_bars(string evidence, string sentence, bool released) => Assert.Equal(released, Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("How do I take ketoconazole?", true)]
    [InlineData("What is good for my skin?", false)]
    public void A_patient_who_asks_how_to_take_what_was_prescribed_is_told(string question, bool released) =>
        Assert.Equal(released, Check("Ketoconazole 200 mg once daily with food.", "Take ketoconazole 200 mg once daily with food [1].", audience: Audience.Patient, question: question, patient: new Patient()) == SentenceStatus.Released);

    private static SentenceStatus Check(string evidence, string sentence, string task = "general", Audience audience = Audience.Clinician, string question = "What is to be done?", Patient? patient = null) => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = task,
        Audience = audience,
        Question = question,
        Patient = patient ?? Adult,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    }).Check(sentence).Status;
}
