using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>A threshold that the sentence turns round is told, whatever else the evidence says of the same figure.</summary>
public sealed class TurnedThresholdTests
{
    private static readonly Evidence[] Basis =
    [
        Passage("1", "Begin phenylephrine if mean arterial pressure is under 65 mmHg. Aim for 65–75 mmHg."),
        Passage("2", "Sodium over 155 mmol/L or under 120 mmol/L is rung through to the ward."),
        Passage("3", "Give the vaccine within 72 hours of exposure."),
        Passage("4", "Refer the same day if vomiting starts under 48 hours of age."),
        Passage("5", "Repeat the scan after 24 hours."),
        Passage("6", "Calprotectin score over 9 without bleeding: hold azathioprine and give folate 2 to 4 mg; resume when the score is below 4."),
    ];

    [Theory]
    [InlineData("Phenylephrine is begun once mean arterial pressure is above 65 mmHg [1].")]
    [InlineData("Sodium below 155 mmol/L is rung through, as is one below 120 mmol/L [2].")]
    [InlineData("Sodium over 155 mmol/L or over 120 mmol/L is rung through to the ward [2].")]
    [InlineData("The vaccine is given after 72 hours of exposure [3].")]
    [InlineData("Azathioprine is resumed at a score over 4 [6].")]
    [InlineData("Vomiting that starts after 48 hours of age is referred the same day [4].")]
    public void A_turned_threshold_is_held_back(string sentence) => Assert.NotEqual(SentenceStatus.Released, Open().Check(sentence).Status);

    [Theory]
    [InlineData("Phenylephrine is begun once mean arterial pressure is below 65 mmHg [1].")]
    [InlineData("The aim is a mean arterial pressure of at least 65 mmHg and at most 75 mmHg [1].")]
    [InlineData("The pressure is kept above 65 mmHg [1].")]
    [InlineData("Sodium above 155 mmol/L is rung through, as is one below 120 mmol/L [2].")]
    [InlineData("The vaccine is given within 72 hours of exposure [3].")]
    [InlineData("Vomiting that starts in the first 48 hours of age is referred the same day [4].")]
    [InlineData("Azathioprine is resumed at a score below 4 [6].")]
    [InlineData("Folate is given at 2 to 4 mg [6].")]
    [InlineData("The scan is repeated after 24 hours [5].")]
    public void The_thresholds_own_side_is_released(string sentence) => Assert.Empty(Open().Check(sentence).Reasons);

    private static OutputReview Open() => new OutputGuard(Policies.Shipped).Open(new OutputContext
    {
        Task = ClinicalTask.General,
        Question = "What are the thresholds?",
        Evidence = Basis,
    });

    private static Evidence Passage(string id, string text) => new() { Id = id, Kind = EvidenceKind.Passage, Text = text, Origin = Origin.Published };
}
