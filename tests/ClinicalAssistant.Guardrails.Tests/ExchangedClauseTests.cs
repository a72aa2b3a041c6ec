using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What two clauses have exchanged, what criteria decide, who acts and what was before are told from faithful wording.</summary>
public sealed class ExchangedClauseTests
{
    private static readonly Evidence[] Basis =
    [
        Passage("1", "The blue lens is worn for reading; the clear lens is worn for driving."),
        Passage("2", "Sotalol 80 mg twice daily. Reduce to 40 mg twice daily with two of: age 75 or over, weight 55 kg or less, creatinine 150 micromol/L or more."),
        Passage("3", "The patient must report the incident to the insurer."),
        Passage("4", "Ferritin 18 micrograms/L, was 64 micrograms/L before."),
        Passage("5", "Visual acuity 6/36 before, 6/12 after."),
        Passage("6", "Three stitches removed, none with discharge."),
        Passage("7", "Avoid alcohol and aspirin."),
        Passage("8", "A normal tracing does not exclude a heart attack."),
        Passage("9", "Shivering in recovery is due to cooling: warm the patient slowly."),
        Passage("10", "Small right ovarian cyst, no treatment needed."),
        Passage("11", "Patch 25 micrograms/hour replaces morphine 60 mg twice daily."),
    ];

    [Theory]
    [InlineData("The clear lens is worn for reading and the blue lens is worn for driving [1].")]
    [InlineData("At 79 and 52 kg she should take sotalol 80 mg twice daily [2].")]
    [InlineData("Reporting to the insurer is the doctor's responsibility [3].")]
    [InlineData("Her ferritin is now 64 micrograms/L [4].")]
    [InlineData("Acuity went from 6/12 beforehand to 6/36 afterwards [5].")]
    [InlineData("The stitches showed discharge [6].")]
    [InlineData("Alcohol and aspirin do no harm [7].")]
    [InlineData("A normal tracing excludes a heart attack [8].")]
    [InlineData("There is a small left ovarian cyst [10].")]
    public void What_is_exchanged_or_turned_is_held_back(string sentence) => Assert.NotEqual(SentenceStatus.Released, Open().Check(sentence).Status);

    [Theory]
    [InlineData("The blue lens is worn for reading and the clear lens is worn for driving [1].")]
    [InlineData("At 79 and 52 kg she should take sotalol 40 mg twice daily [2].")]
    [InlineData("Reporting to the insurer is the patient's responsibility [3].")]
    [InlineData("Her ferritin has come down from 64 to 18 micrograms/L [4].")]
    [InlineData("Acuity went from 6/36 beforehand to 6/12 afterwards [5].")]
    [InlineData("Alcohol and aspirin are to be kept away from [7].")]
    [InlineData("A normal tracing cannot exclude a heart attack [8].")]
    [InlineData("A small cyst of the right ovary can be left alone [10].")]
    [InlineData("The patch delivers 25 micrograms per hour [11].")]
    public void Faithful_wording_is_released(string sentence) => Assert.Empty(Open().Check(sentence).Reasons);

    private static OutputReview Open() => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = "What follows for her?",
        Patient = new Patient { Age = Age.FromYears(79), Sex = Sex.Female, WeightKg = 52 },
        Evidence = Basis,
    });

    private static Evidence Passage(string id, string text) => new() { Id = id, Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published };
}
