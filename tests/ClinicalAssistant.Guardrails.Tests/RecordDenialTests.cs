using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What the record holds is not denied, whatever is cited or advised beside it; what is past is not told as present.</summary>
public sealed class RecordDenialTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["propranolol", "flucloxacillin"], ["asthma", "depression", "stroke"]);

    private static readonly Patient Adult = new()
    {
        Age = Age.FromYears(58),
        Sex = Sex.Female,
        Conditions = [new RecordEntry("asthma"), new RecordEntry("hay fever"), new RecordEntry("type 2 diabetes"), new RecordEntry("previous stroke (2012)"), new RecordEntry("depression (resolved)")],
        Allergies = [new RecordEntry("latex (urticaria)")],
    };

    [Theory]
    [InlineData("Ask about asthma before the first dose.", "There is no history of asthma in her record [1].", false)]
    [InlineData("Ask about asthma before the first dose.", "There is asthma in her record [1].", true)]
    [InlineData("Propranolol is contraindicated in asthma.", "She has no asthma.", false)]
    [InlineData("Tremor: propranolol 40 mg twice daily.", "She has no asthma, so start propranolol 40 mg twice daily [1].", false)]
    [InlineData("Asthma is no reason to delay the vaccine.", "Asthma is no reason to delay the vaccine [1].", true)]
    [InlineData("Retinal photograph each year in diabetes.", "She does not have diabetes, so no photograph is needed [1].", false)]
    [InlineData("Hay fever tablets are taken daily.", "There is no fever in her letter [1].", true)]
    [InlineData("Letter: no oedema in the legs.", "There is no oedema in her legs [1].", true)]
    public void A_condition_of_the_record_is_not_denied(string evidence, string sentence, bool released) => Assert.Equal(released, Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("She has never had a stroke [1].", false)]
    [InlineData("She has no history of stroke [1].", false)]
    [InlineData("She has a history of stroke [1].", true)]
    public void What_is_past_is_not_denied(string sentence, bool released) => Assert.Equal(released, Check("After a stroke the combined pill is not used.", sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Ask about latex allergy before the examination.", "She has no latex allergy.", false)]
    [InlineData("Ask about latex allergy before the examination.", "She is not allergic to latex [1].", false)]
    [InlineData("Examination: latex-free gloves are needed in latex allergy.", "Latex-free gloves are needed for the examination [1].", true)]
    [InlineData("Latex gloves are ruled out in latex allergy.", "No: her latex allergy rules these gloves out [1].", true)]
    public void An_allergy_is_not_denied_and_its_substance_may_be_left_out(string evidence, string sentence, bool released) => Assert.Equal(released, Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("She currently has depression, as in her previous letter [1].", false)]
    [InlineData("She currently has depression despite past treatment [1].", false)]
    [InlineData("She has a past history of depression [1].", true)]
    public void What_is_past_is_not_told_as_present(string sentence, bool released) => Assert.Equal(released, Check("Letter: depression and its treatment.", sentence) == SentenceStatus.Released);

    private static SentenceStatus Check(string evidence, string sentence) => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = "general",
        Audience = Audience.Clinician,
        Question = "What is to be done?",
        Patient = Adult,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    }).Check(sentence).Status;
}
