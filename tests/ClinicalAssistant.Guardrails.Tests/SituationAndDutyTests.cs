using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What the evidence bars, demands or frees in the patient's situation, in which order and on which side of a bound, each beside the sentence that keeps it.</summary>
public sealed class SituationAndDutyTests
{
    private static readonly Patient Case = new()
    {
        Sex = Sex.Female,
        Age = Age.FromYears(34),
        Egfr = 25,
        Conditions = [new RecordEntry("myasthenia gravis"), new RecordEntry("right rotator cuff repair"), new RecordEntry("ex-drinker")],
        Medications = [new RecordEntry("carbamazepine 200 mg twice daily")],
        Allergies = [new RecordEntry("elastic plaster and wool fat – blisters"), new RecordEntry("penicillin: hives")],
    };

    private static readonly AnswerVocabulary Vocabulary = new(["ciprofloxacin", "telithromycin", "doxycycline", "carbamazepine", "metformin", "risdiplam", "felodipine", "botulinum"], ["gravis", "arthritis", "psoriasis"]);

    [Theory]
    [InlineData("Ciprofloxacin 500 mg twice daily. Contraindicated in myasthenia gravis.", "Ciprofloxacin 500 mg BD will clear it [1].")]
    [InlineData("Botulinum injection: not for people with myasthenia gravis.", "She can have the botulinum injection on Friday [1].")]
    [InlineData("Chest infection: ciprofloxacin 500 mg twice daily; in myasthenia gravis use doxycycline.", "Start ciprofloxacin 500 mg twice daily [1].")]
    [InlineData("Telithromycin worsens myasthenia gravis.", "Telithromycin 800 mg daily is suitable for her [1].")]
    [InlineData("Metformin 1 g twice daily, only if eGFR is 45 or above.", "Give metformin 1 g twice daily [1].")]
    public void What_is_barred_for_the_patient_is_not_offered(string evidence, string sentence) => Assert.NotEqual(SentenceStatus.Released, Check(evidence, sentence));

    [Theory]
    [InlineData("Ciprofloxacin 500 mg twice daily. Contraindicated in epilepsy.", "Ciprofloxacin 500 mg BD is suitable [1].")]
    [InlineData("Chest infection: ciprofloxacin 500 mg twice daily; in epilepsy use doxycycline.", "Start ciprofloxacin 500 mg twice daily [1].")]
    [InlineData("Ciprofloxacin 500 mg twice daily; not in myasthenia gravis.", "Her myasthenia gravis excludes ciprofloxacin [1].")]
    public void What_is_not_barred_or_only_told_is_released(string evidence, string sentence) => Assert.Equal(SentenceStatus.Released, Check(evidence, sentence));

    [Theory]
    [InlineData("Wound: wool fat dressing or hydrogel.", "Use a wool fat dressing [1].", false)]
    [InlineData("Wound: elastic plaster or gauze.", "Cover it with elastic plaster [1].", false)]
    [InlineData("Wound: wool fat dressing or hydrogel.", "Use hydrogel, because wool fat has blistered her skin [1].", true)]
    public void Each_substance_of_an_allergy_is_one(string evidence, string sentence, bool released) => Assert.Equal(released, Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Pain: ibuprofen gel or heat.", "As penicillin works well, give penicillin 500 mg four times daily [1].")]
    [InlineData("Wound: barrier cream.", "Use a dressing that contains wool fat [1].")]
    [InlineData("Carbamazepine twice daily.", "Give carbamazepine 400 mg now [1].")]
    [InlineData("The night brace is worn. Not in epilepsy.", "The night brace is not worn [1].")]
    public void No_excuse_hides_a_fault(string evidence, string sentence) => Assert.NotEqual(SentenceStatus.Released, Check(evidence, sentence));

    [Theory]
    [InlineData("anaphylaxis to wool fat")]
    [InlineData("Allergic to wool fat (rash)")]
    [InlineData("wool fat, rash")]
    public void A_substance_is_found_however_the_allergy_is_written(string entry)
    {
        var review = new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
        {
            Task = "general",
            Question = "Which dressing?",
            Patient = new Patient { Allergies = [new RecordEntry(entry)] },
            Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = "Wool fat dressing or hydrogel.", Origin = Origin.Published }],
        });
        Assert.NotEqual(SentenceStatus.Released, review.Check("Use a wool fat dressing [1].").Status);
    }

    [Theory]
    [InlineData("What can I take with carbamazepine?", true)]
    [InlineData("Which cream for the rash?", false)]
    public void A_bare_warning_comes_with_the_sentence_that_names_it_where_it_was_asked(string question, bool appended)
    {
        var review = new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
        {
            Task = "general",
            Question = question,
            Patient = Case,
            Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = "Doxycycline is broken down faster by carbamazepine. Do not combine.", Origin = Origin.Published }, new Evidence { Id = "2", Kind = EvidenceKind.Passage, Text = "Hydrocortisone cream twice daily.", Origin = Origin.Published }],
        });
        review.Check("Hydrocortisone cream is used twice daily [2].");
        Assert.Equal(appended, review.Close().Any(static added => added.Text.StartsWith("Doxycycline is broken down", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("The splint must stay on at night.", "The splint does not have to stay on at night [1].", false)]
    [InlineData("The line need not be flushed every day.", "The line must be flushed every day [1].", false)]
    [InlineData("Felodipine tablets must not be split.", "Felodipine tablets can be split [1].", false)]
    [InlineData("Do not soak the plate in hot water.", "Soak the plate in hot water [1].", false)]
    [InlineData("The splint must stay on at night.", "The splint has to stay on at night [1].", true)]
    [InlineData("Do not soak the plate in hot water.", "The plate is not soaked in hot water [1].", true)]
    public void Duty_and_freedom_are_kept(string evidence, string sentence, bool released) => Assert.Equal(released, Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Inhale the steroid, then rinse the mouth.", "Rinse the mouth and inhale the steroid afterwards [1].", false)]
    [InlineData("Alendronate 70 mg weekly, 30 minutes before breakfast.", "Eat breakfast, then take alendronate 70 mg [1].", false)]
    [InlineData("Alendronate 70 mg weekly, 30 minutes before breakfast.", "Take alendronate 70 mg weekly and eat breakfast half an hour later [1].", true)]
    [InlineData("Repeat the culture 2 weeks after this course.", "The culture is repeated two weeks after the course [1].", true)]
    [InlineData("Infectious from 2 days before to 5 days after the swelling.", "It spreads from two days before the swelling until five days after it [1].", true)]
    public void Order_is_kept(string evidence, string sentence, bool released) => Assert.Equal(released, Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Score 5 or more, colonoscopy within two weeks; below 5, stool test and review.", "Colonoscopy is for a score of 5 or less [1].", false)]
    [InlineData("Score 5 or more, colonoscopy within two weeks; below 5, stool test and review.", "Colonoscopy is for a score of 5 or more [1].", true)]
    [InlineData("Level: give if below 3 mg/L; at 3 mg/L or more withhold and ring the unit.", "At 3 mg/L or more, withhold and ring the unit [1].", true)]
    [InlineData("Light therapy if bilirubin is above 250.", "It is below 250, so light therapy is not needed [1].", true)]
    [InlineData("Book it at least 3 weeks before the journey.", "Book it no later than three weeks before the journey [1].", true)]
    public void Sides_of_a_bound_are_kept(string evidence, string sentence, bool released) => Assert.Equal(released, Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("Carbamazepine 200 mg twice daily.", "Carbamazepine 400 mg a day in two doses [1].", true)]
    [InlineData("Carbamazepine 200 mg twice daily.", "Carbamazepine 400 mg a day in four doses [1].", false)]
    [InlineData("The dose is 12 mg/kg, given three times daily for 2 weeks.", "It is given three times daily for six weeks [1].", false)]
    [InlineData("One drop four times daily for four weeks.", "One drop four times daily for 4 days [1].", false)]
    [InlineData("The daily amount is divided by 2.", "Half of the daily amount is given [1].", true)]
    [InlineData("Faintness: ring 999.", "Ring 999 for faintness [1].", true)]
    public void Figures_follow_by_their_units(string evidence, string sentence, bool released) => Assert.Equal(released, Check(evidence, sentence) == SentenceStatus.Released);

    [Theory]
    [InlineData("The shoulder is mobilised from week 4.", "Her left rotator cuff is mobilised from week 4 [1].", false)]
    [InlineData("The shoulder is mobilised from week 4.", "Her right rotator cuff is mobilised from week 4 [1].", true)]
    [InlineData("Carbamazepine 200 mg twice daily continues.", "She takes carbamazepine for psoriatic arthritis [1].", false)]
    [InlineData("Most tears heal within 12 weeks.", "The tear will definitely heal within 12 weeks [1].", false)]
    public void Sides_diseases_and_promises_have_a_basis(string evidence, string sentence, bool released) => Assert.Equal(released, Check(evidence, sentence) == SentenceStatus.Released);

    private static SentenceStatus Check(string evidence, string sentence) => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = "general",
        Question = "What is to be done?",
        Patient = Case,
        Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = evidence, Origin = Origin.Published }],
    }).Check(sentence).Status;
}
