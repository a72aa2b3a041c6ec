using ClinicalAssistant.Core;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What the patient's allergies and medicines forbid is not proposed; naming it to avoid it is.</summary>
public sealed class AllergenAndInteractionTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["flucloxacillin", "clarithromycin", "tadalafil", "linezolid", "vancomycin", "citalopram", "isosorbide", "ramipril", "isotretinoin", "gentamicin", "clindamycin", "clozapine", "lithium"], [])
    {
        Relations = WordRelations.Read(Repository.Path("guardrails/lexicon/relations.txt")),
        Meanings = WordMeanings.Read(Repository.Path("guardrails/classifier/words.bin")),
    };

    private static readonly string[] Hygiene = ["Apply latex gloves for the examination. Nitrile gloves are an alternative.", "Use chlorhexidine mouthwash twice daily for 7 days.", "Introduce well-cooked egg and smooth peanut butter from 6 months.", "Apply a plaster cast for six weeks."];
    private static readonly string[] Cellulitis = ["Flucloxacillin 500 mg four times daily is first line for cellulitis. In penicillin allergy give clarithromycin 500 mg twice daily."];
    private static readonly string[] Interactions = ["Tadalafil 10 mg before activity. Contraindicated with nitrates.", "Linezolid with SSRIs: serotonin syndrome. Avoid; choose vancomycin.", "Clindamycin 300 mg four times daily. Dangerous with anticoagulants.", "Grapefruit juice raises simvastatin levels. Do not drink it."];

    [Theory]
    [InlineData("latex (urticaria)", "Wear latex gloves for the examination [1].")]
    [InlineData("latex (urticaria)", "Palpate the abdomen with latex gloves on [1].")]
    [InlineData("latex (urticaria)", "Latex gloves are suitable for the examination [1].")]
    [InlineData("Chlorhexidine - anaphylaxis", "Rinse with chlorhexidine mouthwash twice daily for 7 days [2].")]
    [InlineData("peanuts (anaphylaxis)", "Offer smooth peanut butter from 6 months [3].")]
    public void A_substance_on_the_allergy_list_is_not_proposed(string allergy, string sentence) => Assert.Equal(SentenceStatus.Withheld, Verdict(Hygiene, Of(allergy), sentence).Status);

    [Theory]
    [InlineData("latex (urticaria)", "Latex gloves are usual, but she reacts to latex [1].")]
    [InlineData("latex (urticaria)", "Use latex-free gloves.")]
    [InlineData("latex (urticaria)", "Wear nitrile gloves because latex gives her urticaria [1].")]
    [InlineData("latex (urticaria)", "Do not wear latex gloves.")]
    [InlineData("latex (urticaria)", "Her latex allergy was recorded in the notes.")]
    [InlineData("peanuts (anaphylaxis)", "Offer well-cooked egg from 6 months [3].")]
    [InlineData("sticking plaster (rash)", "Apply a plaster cast for six weeks [4].")]
    public void A_substance_named_to_avoid_it_or_another_thing_is_released(string allergy, string sentence) => Assert.Equal((SentenceStatus.Released, ""), Verdict(Hygiene, Of(allergy), sentence));

    [Theory]
    [InlineData("Flucloxacillin 500 mg four times daily is first line, but the rash was mild [1].", false)]
    [InlineData("Flucloxacillin is first line, and although she had a rash with penicillin, it can be given [1].", false)]
    [InlineData("She is allergic to penicillin but give flucloxacillin 500 mg four times daily [1].", false)]
    [InlineData("Flucloxacillin is the usual choice, but her penicillin rash rules it out [1].", true)]
    [InlineData("Flucloxacillin is first line; however, she reacts to penicillin, so clarithromycin 500 mg twice daily is used [1].", true)]
    public void The_usual_choice_set_aside_for_an_allergy_proposes_nothing(string sentence, bool released) => Assert.Equal(released, Verdict(Cellulitis, Of("penicillin (rash)"), sentence).Status == SentenceStatus.Released);

    [Theory]
    [InlineData("isosorbide mononitrate 60 mg daily", "Tadalafil 10 mg before activity is an option for him [1].", false)]
    [InlineData("isosorbide mononitrate 60 mg daily", "He can take tadalafil.", false)]
    [InlineData("isosorbide mononitrate 60 mg daily", "Tadalafil is contraindicated because he takes a nitrate [1].", true)]
    [InlineData("ramipril 5 mg daily", "Tadalafil 10 mg before activity is an option for him [1].", true)]
    [InlineData("citalopram 20 mg daily", "Linezolid is suitable [2].", false)]
    [InlineData("warfarin 3 mg daily", "Clindamycin 300 mg four times daily is suitable [3].", false)]
    [InlineData("ramipril 5 mg daily", "Clindamycin 300 mg four times daily is suitable [3].", true)]
    [InlineData("simvastatin 40 mg at night", "Grapefruit juice is fine with his simvastatin.", false)]
    [InlineData("citalopram 20 mg daily", "Choose vancomycin [2].", true)]
    public void A_warning_that_names_the_class_of_a_medicine_taken_is_heeded(string medicine, string sentence, bool released) =>
        Assert.Equal(released, Verdict(Interactions, new Patient { Medications = [new RecordEntry(medicine)] }, sentence).Status == SentenceStatus.Released);

    [Theory]
    [InlineData(Sex.Female, 24, true)]
    [InlineData(Sex.Female, 61, false)]
    [InlineData(Sex.Male, 24, false)]
    public void Contraception_is_appended_where_it_concerns_the_patient(Sex sex, int age, bool appended)
    {
        var review = Open(["Isotretinoin 20 mg daily with food.", "Pregnancy test each month and reliable contraception."], new Patient { Sex = sex, Age = Age.FromYears(age) }, "Isotretinoin dose?");
        review.Check("Isotretinoin 20 mg daily with food [1].");
        review.Check("Take each dose with food [1][2].");
        Assert.Equal(appended, review.Close().Any(added => added.Text.Contains("contraception", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Clozapine 12.5 mg on the first day. White cell count every week for 18 weeks.", true)]
    [InlineData("Clozapine 12.5 mg on the first day. Blood counts are not affected.", false)]
    public void Tests_that_belong_to_the_medicine_proposed_are_appended(string evidence, bool appended)
    {
        var review = Open([evidence], new Patient { Sex = Sex.Male }, "Clozapine start dose?");
        review.Check("Start with clozapine 12.5 mg on the first day [1].");
        Assert.Equal(appended, review.Close().Any(added => added.Why == "omission"));
    }

    [Theory]
    [InlineData("Prophylaxis before her caesarean?", "Before caesarean section: clindamycin plus gentamicin single dose.", true)]
    [InlineData("Prophylaxis before the bladder procedure?", "Before instrumentation: clindamycin plus gentamicin single dose.", false)]
    public void A_situation_that_was_asked_about_is_the_evidences_to_judge(string question, string evidence, bool released)
    {
        var review = Open([evidence], new Patient { Pregnant = true }, question);
        Assert.Equal(released, review.Check("Give clindamycin plus a single dose of gentamicin [1].").Status == SentenceStatus.Released);
    }

    [Theory]
    [InlineData("Obstetric theatre list", true)]
    [InlineData("Urology theatre list", false)]
    public void The_name_of_the_evidence_tells_the_situation_too(string label, bool released)
    {
        var review = new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
        {
            Task = "general",
            Question = "Prophylaxis before her caesarean?",
            Patient = new Patient { Pregnant = true },
            Evidence = [new Evidence { Id = "1", Kind = EvidenceKind.Passage, Text = "Clindamycin plus gentamicin single dose before the incision.", Origin = Origin.Published, Label = label }],
            MedicationConflicts = (_, _) => [new SentenceFault("medication_conflict", "Gentamicin: pregnancy")],
        });
        Assert.Equal(released, review.Check("Give clindamycin plus a single dose of gentamicin before the incision [1].").Status == SentenceStatus.Released);
    }

    private static Patient Of(string allergy) => new() { Allergies = [new RecordEntry(allergy)] };

    private static (SentenceStatus Status, string Reasons) Verdict(string[] evidence, Patient patient, string sentence)
    {
        var verdict = Open(evidence, patient, "What is used?").Check(sentence);
        return (verdict.Status, string.Join("; ", verdict.Reasons));
    }

    private static OutputReview Open(string[] evidence, Patient patient, string question) => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = "general",
        Question = question,
        Patient = patient,
        Evidence = [.. evidence.Select((text, i) => new Evidence { Id = (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published })],
        MedicationConflicts = (sentence, _) => sentence.Contains("gentamicin", StringComparison.Ordinal) ? [new SentenceFault("medication_conflict", "Gentamicin: pregnancy")] : [],
    });
}
