using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>A medicine of the patient's does not go on as it is beside another that, by the evidence, calls for its change.</summary>
public sealed class UnchangedBesideTests
{
    private static readonly AnswerVocabulary Vocabulary = new(["itraconazole", "atorvastatin", "lithium", "bendroflumethiazide", "paracetamol", "naproxen", "rivaroxaban", "ciclosporin", "diltiazem"], []);

    private static readonly Evidence[] Statin =
    [
        Passage("1", "Fungal nail: itraconazole 200 mg twice daily for 7 days."),
        Passage("2", "Pause atorvastatin during itraconazole because of muscle breakdown."),
        Passage("3", "Repeat the course after 3 weeks."),
    ];

    private static readonly Evidence[] Lithium =
    [
        Passage("1", "Oedema: bendroflumethiazide 2.5 mg each morning."),
        Passage("2", "Bendroflumethiazide raises lithium levels: halve lithium and measure the level after 5 days."),
    ];

    private static readonly Evidence[] Anticoagulant =
    [
        Passage("1", "Knee pain: paracetamol 1 g four times daily."),
        Passage("2", "Avoid naproxen with rivaroxaban."),
        Passage("3", "Rivaroxaban need not be stopped for a knee injection."),
    ];

    [Theory]
    [InlineData("Take itraconazole 200 mg twice daily for 7 days along with your usual tablets [1].")]
    [InlineData("Give itraconazole 200 mg twice daily for 7 days, with no change to her other medicines [1].")]
    [InlineData("She can go on taking atorvastatin during the course.")]
    [InlineData("Itraconazole is fine alongside atorvastatin [1].")]
    [InlineData("Her atorvastatin stays at the same dose meanwhile [1].")]
    public void A_medicine_that_is_to_be_paused_does_not_carry_on(string sentence) => Assert.NotEmpty(Reasons(Statin, sentence));

    [Theory]
    [InlineData("His lithium needs neither a dose change nor a level check.")]
    [InlineData("Start bendroflumethiazide 2.5 mg each morning alongside his present medicines [1].")]
    [InlineData("Lithium carries on unchanged [1].")]
    public void A_medicine_whose_level_rises_does_not_carry_on(string sentence) => Assert.NotEmpty(Reasons(Lithium, sentence));

    [Theory]
    [InlineData("Pause atorvastatin during itraconazole and go on with the other tablets [2].")]
    [InlineData("Give itraconazole 200 mg twice daily for 7 days [1].")]
    [InlineData("Except for atorvastatin, go on with your usual tablets [2].")]
    public void A_sentence_that_tells_the_change_is_released(string sentence) => Assert.DoesNotContain(Reasons(Statin, sentence), IsConflict);

    [Theory]
    [InlineData("Halve lithium while bendroflumethiazide goes on [2].")]
    [InlineData("Lithium continues at half the dose [2].")]
    public void A_changed_dose_is_released(string sentence) => Assert.DoesNotContain(Reasons(Lithium, sentence), IsConflict);

    [Theory]
    [InlineData("Take paracetamol 1 g four times daily alongside your usual tablets [1].")]
    [InlineData("Paracetamol 1 g four times daily can be taken together with rivaroxaban [1].")]
    [InlineData("Rivaroxaban carries on for a knee injection [3].")]
    public void What_no_warning_names_is_released(string sentence) => Assert.DoesNotContain(Reasons(Anticoagulant, sentence), IsConflict);

    [Fact]
    public void A_change_for_a_case_that_nobody_speaks_of_is_none()
    {
        Evidence[] basis = [Passage("1", "Reduce ciclosporin if diltiazem is added."), Passage("2", "Ciclosporin level: 100 to 150 micrograms/L.")];
        Assert.DoesNotContain(Reasons(basis, "Ciclosporin carries on unchanged [2]."), IsConflict);
        Assert.Contains(Reasons(basis, "Ciclosporin carries on unchanged [2].", "Add diltiazem?"), IsConflict);
    }

    private static bool IsConflict(string reason) => reason.StartsWith("medication_conflict", StringComparison.Ordinal);

    private static IReadOnlyList<string> Reasons(Evidence[] evidence, string sentence, string question = "What next?") => new OutputGuard(Policies.Shipped, Vocabulary).Open(new OutputContext
    {
        Task = ClinicalTask.Medication,
        Question = question,
        Patient = new Patient
        {
            Age = Age.FromYears(58),
            Sex = Sex.Male,
            Medications = [new RecordEntry("atorvastatin 40 mg"), new RecordEntry("lithium 400 mg"), new RecordEntry("rivaroxaban 20 mg"), new RecordEntry("ciclosporin 100 mg")],
        },
        Evidence = evidence,
    }).Check(sentence).Reasons;

    private static Evidence Passage(string id, string text) => new() { Id = id, Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published };
}
