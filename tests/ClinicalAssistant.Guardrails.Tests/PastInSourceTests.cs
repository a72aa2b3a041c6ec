using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What the cited evidence itself tells as ended is not told of the patient as so now, whatever the task.</summary>
public sealed class PastInSourceTests
{
    private static readonly Evidence[] Basis =
    [
        Passage("1", "Epilepsy letter: phenytoin taken 1998 to 2009, stopped November 2009; seizures controlled on lamotrigine since."),
        Passage("2", "Check the phenytoin level every 6 months in people who take it."),
        Passage("3", "Anastrozole from June 2014 to June 2019, bone density normal at the end."),
        Passage("4", "Letter of 2 May: doxazosin 4 mg stopped because of dizziness, indapamide 2.5 mg begun."),
        Passage("5", "Cocaine use in the past, follow-up closed."),
        Passage("6", "Smoked a pipe daily from 1970 to 1995."),
        Passage("7", "Bacterial endocarditis in 2017 treated with gentamicin; cleared, and gentamicin stopped May 2017."),
        Passage("8", "Chronic hepatitis C treated January to April 2018, cured."),
        Passage("13", "Nifedipine 20 mg was replaced by nifedipine 40 mg. Sitagliptin and glipizide from 2015 to 2020; sitagliptin alone since."),
        Passage("9", "Perindopril changed to 8 mg in March. Urinary catheter replaced 4 May."),
        Passage("10", "Carbimazole stopped in 2020, restarted in 2023."),
        Passage("11", "Testosterone gel from 1 June 2026 to 1 December 2026."),
        Passage("12", "Quetiapine 100 mg at night stopped in 2021. Under the sleep clinic she takes melatonin 2 mg."),
    ];

    [Theory]
    [InlineData("She currently takes phenytoin together with lamotrigine [1].")]
    [InlineData("She is on phenytoin [1].")]
    [InlineData("She is taking anastrozole following surgery in 2014 [3].")]
    [InlineData("She is also taking doxazosin 4 mg [4].")]
    [InlineData("You smoke a pipe every day [6].")]
    [InlineData("Endocarditis is present and she is being treated with gentamicin [7].")]
    [InlineData("She is using cocaine [5].")]
    [InlineData("She takes quetiapine at night [12].")]
    public void What_its_own_source_tells_as_ended_is_not_told_as_present(string sentence)
    {
        Assert.Contains(Reasons(sentence), static reason => reason.StartsWith("history_as_current", StringComparison.Ordinal));
        Assert.Contains(Reasons(sentence, ClinicalTask.Documentation), static reason => reason.StartsWith("history_as_current", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("She took phenytoin from 1998 to 2009 [1].")]
    [InlineData("Phenytoin was stopped in November 2009 [1].")]
    [InlineData("She is on lamotrigine [1].")]
    [InlineData("She no longer takes doxazosin [4].")]
    [InlineData("She is taking indapamide 2.5 mg [4].")]
    [InlineData("She takes indapamide 2.5 mg instead of doxazosin [4].")]
    [InlineData("She is taking indapamide 2.5 mg in place of doxazosin [4].")]
    [InlineData("She is on nifedipine 40 mg [13].")]
    [InlineData("She is taking sitagliptin [13].")]
    [InlineData("She has had anastrozole [3].")]
    [InlineData("She takes perindopril 8 mg [9].")]
    [InlineData("She has a urinary catheter [9].")]
    [InlineData("She takes carbimazole [10].")]
    [InlineData("She is using testosterone gel [11].")]
    [InlineData("She takes melatonin 2 mg [12].")]
    public void What_goes_on_or_is_told_as_past_is_released(string sentence) =>
        Assert.DoesNotContain(Reasons(sentence), static reason => reason.StartsWith("history_as_current", StringComparison.Ordinal));

    [Fact]
    public void A_treatment_that_ended_in_cure_is_not_told_as_running() => Assert.NotEmpty(Reasons("She is under treatment for hepatitis C [8]."));

    [Fact]
    public void A_medicine_of_the_record_goes_on() =>
        Assert.Empty(Reasons("She takes doxazosin 4 mg [4].", ClinicalTask.Medication, new RecordEntry("doxazosin 4 mg")));

    private static IReadOnlyList<string> Reasons(string sentence, string task = ClinicalTask.Medication, RecordEntry? medicine = null) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = task,
        Question = "What is she on?",
        Patient = new Patient { Age = Age.FromYears(64), Sex = Sex.Female, Medications = medicine is null ? null : [medicine] },
        Evidence = Basis,
    }).Check(sentence).Reasons;

    private static Evidence Passage(string id, string text) => new() { Id = id, Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published };
}
