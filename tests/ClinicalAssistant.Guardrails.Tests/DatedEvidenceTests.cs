using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>The date in an evidence's name is a fact of it, and what a later evidence says has ended is not told as present.</summary>
public sealed class DatedEvidenceTests
{
    private static readonly Evidence[] Basis =
    [
        Labelled("1", "Clinic letter 2017", "Methotrexate 15 mg once weekly for rheumatoid arthritis. Smokes ten cigarettes a day."),
        Labelled("2", "Clinic letter August 2022", "Methotrexate discontinued for raised liver enzymes. Adalimumab begun."),
        Labelled("3", "Ward note 2 February 2024", "Urethral catheter in situ, draining clear urine. Must not bear weight on the leg."),
        Labelled("4", "Discharge 9 February 2024", "Catheter removed. May bear weight on the leg. Ex-smoker. May drive."),
        Labelled("9", "Fit clinic January 2024", "Seizure. Advised not to drive."),
        Labelled("5", "Clinic 2015", "Lithium stopped during pregnancy."),
        Labelled("6", "Clinic 2020", "Lithium 400 mg nightly, level 0.6 mmol/L."),
        Labelled("7", "Allergy clinic 2016", "Penicillin allergy: rash."),
        Labelled("8", "Allergy clinic 2023", "Bisoprolol should be stopped before testing. Peanut allergy disproved."),
    ];

    [Theory]
    [InlineData("Adalimumab was begun in 2022 [2].")]
    [InlineData("In August 2022 methotrexate was discontinued [2].")]
    [InlineData("The catheter was removed on 9 February 2024 [4].")]
    public void A_date_of_the_evidences_name_is_a_fact_of_it(string sentence) => Assert.Empty(Reasons(sentence));

    [Theory]
    [InlineData("Adalimumab was begun in 2017 [2].")]
    [InlineData("In May 2022 methotrexate was discontinued [2].")]
    [InlineData("The catheter was removed on 9 March 2024 [4].")]
    public void A_date_of_another_evidences_name_is_none(string sentence) => Assert.NotEmpty(Reasons(sentence));

    [Theory]
    [InlineData("She takes methotrexate 15 mg once weekly [1].")]
    [InlineData("She is on methotrexate for rheumatoid arthritis [1].")]
    [InlineData("She smokes ten cigarettes a day [1].")]
    [InlineData("A urethral catheter is in situ [3].")]
    [InlineData("Her catheter is draining clear urine [3].")]
    [InlineData("She must not bear weight on the leg [3].")]
    [InlineData("She is advised not to drive [9].")]
    public void What_has_ended_since_is_not_told_as_present(string sentence) => Assert.Contains(Reasons(sentence), reason => reason.StartsWith("history_as_current", StringComparison.Ordinal));

    [Theory]
    [InlineData("In 2017 she took methotrexate 15 mg once weekly [1].")]
    [InlineData("Methotrexate 15 mg once weekly was given for rheumatoid arthritis [1].")]
    [InlineData("Methotrexate is discontinued for raised liver enzymes [2].")]
    [InlineData("She may bear weight on the leg [4].")]
    [InlineData("She takes lithium 400 mg nightly [6].")]
    [InlineData("She has a penicillin allergy with a rash [7].")]
    public void What_is_past_or_goes_on_is_released(string sentence) => Assert.Empty(Reasons(sentence));

    [Fact]
    public void A_new_start_after_the_ending_counts()
    {
        Evidence[] restarted = [Labelled("1", "Record 2019", "Warfarin, target INR 2.5."), Labelled("2", "Record 2020", "Warfarin stopped for a bleed."), Labelled("3", "Record 2021", "Warfarin restarted.")];
        Assert.Empty(Open(restarted).Check("She takes warfarin with a target INR of 2.5 [1].").Reasons);
        Assert.NotEmpty(Open(restarted[..2]).Check("She takes warfarin with a target INR of 2.5 [1].").Reasons);
    }

    [Fact]
    public void A_guideline_that_tells_when_to_stop_ends_nothing()
    {
        Evidence[] guideline = [Labelled("1", "Fracture leaflet", "Keep the cast dry."), Labelled("2", "Fracture leaflet", "Cast removed at 6 weeks, then exercises.")];
        Assert.Empty(Open(guideline, ClinicalTask.Education).Check("The cast is kept dry [1].").Reasons);
    }

    private static IReadOnlyList<string> Reasons(string sentence) => Open(Basis).Check(sentence).Reasons;

    private static OutputReview Open(Evidence[] evidence, string task = ClinicalTask.Documentation) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = task,
        Question = "Summary for the new practice?",
        Patient = new Patient { Age = Age.FromYears(52), Sex = Sex.Female },
        Evidence = evidence,
    });

    private static Evidence Labelled(string id, string label, string text) => new() { Id = id, Kind = EvidenceKind.Passage, Text = text, Label = label, Origin = Origin.Published };
}
