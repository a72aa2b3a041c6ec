namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>How often, joined by hyphens ("twice-daily", "12-hourly"), reads as it does without them.</summary>
public sealed class HyphenatedFrequencyTests
{
    [Theory]
    [InlineData("Ramipril 2.5 mg twice-daily.", "Give ramipril 2.5 mg twice daily [1].")]
    [InlineData("Enoxaparin 40 mg every 12 hours.", "Give enoxaparin 40 mg 12-hourly [1].")]
    [InlineData("Enoxaparin 40 mg 12-hourly.", "Give enoxaparin 40 mg twice-daily [1].")]
    [InlineData("Use the cream three-times-a-day, 5 g.", "Use 5 g of the cream three times a day [1].")]
    [InlineData("Risedronate 35 mg once-weekly.", "Risedronate 35 mg once a week [1].")]
    public void What_the_evidence_bears_out_is_released(string evidence, string sentence) =>
        Assert.Empty(Drafts.Reasons(evidence, sentence));

    [Theory]
    [InlineData("Ramipril 2.5 mg twice-daily.", "Give ramipril 2.5 mg once daily [1].")]
    [InlineData("Ramipril 2.5 mg twice-daily.", "Give ramipril 2.5 mg daily [1].")]
    [InlineData("Ramipril 2.5 mg once-daily.", "Give ramipril 2.5 mg twice-daily [1].")]
    [InlineData("Enoxaparin 40 mg 12-hourly.", "Give enoxaparin 40 mg once-daily [1].")]
    [InlineData("Risedronate 35 mg once-weekly.", "Risedronate 35 mg twice-weekly [1].")]
    public void What_it_does_not_is_held_back(string evidence, string sentence) =>
        Assert.NotEmpty(Drafts.Reasons(evidence, sentence));
}
