using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What the evidence forbids or denies is not ordered or affirmed by the same verb.</summary>
public sealed class TurnedVerbTests
{
    private static readonly Evidence[] Basis =
    [
        Passage("1", "In adults with a pacemaker, do not initiate flecainide treatment; those already on it when the device is fitted may carry on."),
        Passage("2", "Do not sit up for 45 minutes afterwards; ring if the back hurts."),
        Passage("3", "Antacids do not relieve biliary pain in people whose ducts are blocked."),
        Passage("4", "Do not interrupt ticagrelor for a simple filling if the platelet count is 50 or more."),
        Passage("5", "If more than 3 days are missed, begin again at 25 mg; do not resume the former dose."),
        Passage("6", "Do not apply a poultice and do not burst the blister after a burn."),
        Passage("7", "Do not swim in a pool for 2 weeks."),
        Passage("8", "Compression stockings should not be removed at night."),
        Passage("9", "Clonidine must not be stopped suddenly."),
    ];

    [Theory]
    [InlineData("Because she has a pacemaker, flecainide should be initiated [1].")]
    [InlineData("Sit up for 45 minutes after it [2].")]
    [InlineData("Antacids do relieve biliary pain in people whose ducts are blocked [3].")]
    [InlineData("With a platelet count of 80, interrupt ticagrelor before a simple filling [4].")]
    [InlineData("After 3 days missed he can resume the former dose [5].")]
    [InlineData("Put a poultice on the burn, but do not burst the blister [6].")]
    [InlineData("Your stockings should be removed at night [8].")]
    public void What_is_forbidden_is_not_ordered(string sentence) => Assert.NotEmpty(Reasons(sentence));

    [Theory]
    [InlineData("Do not initiate flecainide in adults with a pacemaker [1].")]
    [InlineData("Lie flat for 45 minutes; do not sit up [2].")]
    [InlineData("With a platelet count of 30, interrupt ticagrelor before a filling [4].")]
    [InlineData("Begin again at 25 mg, and do not resume the former dose [5].")]
    [InlineData("You may swim in a pool after 2 weeks [7].")]
    [InlineData("Clonidine should be stopped stepwise [9].")]
    public void What_agrees_or_is_of_another_case_is_released(string sentence) =>
        Assert.DoesNotContain(Reasons(sentence), static reason => reason.StartsWith("recommendation_reversed", StringComparison.Ordinal) || reason.StartsWith("negation_conflict", StringComparison.Ordinal));

    private static IReadOnlyList<string> Reasons(string sentence) => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.Medication,
        Question = "What is to be done?",
        Patient = new Patient { Age = Age.FromYears(64), Sex = Sex.Female },
        Evidence = Basis,
    }).Check(sentence).Reasons;

    private static Evidence Passage(string id, string text) => new() { Id = id, Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published };
}
