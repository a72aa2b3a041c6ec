using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What is done on one side of a bound is not told of the other, however the denial of it is worded.</summary>
public sealed class TurnedBoundTests
{
    [Theory]
    [InlineData("Withhold the enema if systolic BP is below 95 mmHg and inform the team.", "The chart has the enema withheld and the team informed when systolic BP is above 95 mmHg [1].", false)]
    [InlineData("Withhold the enema if systolic BP is below 95 mmHg and inform the team.", "The chart has the enema withheld and the team informed when systolic BP is below 95 mmHg [1].", true)]
    [InlineData("Postpone elective surgery if HbA1c is 70 mmol/mol or higher.", "The rule is to postpone elective surgery when HbA1c is under 70 mmol/mol [1].", false)]
    [InlineData("Stop the pump if flow is 40 mL/h or more.", "It must stop only when flow has come down to 40 mL/h or less [1].", false)]
    [InlineData("Extraction: INR 2.8 or less, proceed. INR above 2.8, postpone.", "Extraction proceeds at an INR of 2.8 or less [1].", true)]
    [InlineData("Give the next bag if the level is below 3 mg/L; if it is 3 mg/L or more, pause and repeat the level.", "The next bag is given only when the level is below 3 mg/L; above that, pause [1].", true)]
    public void The_same_is_not_done_beyond_the_bound(string evidence, string sentence, bool released) => Assert.Equal(released, DraftsOfOneCase.Check(evidence, sentence) == SentenceStatus.Released);
}
