namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>Counts with a noun between, doses in a row, working in brackets and distances from a bound are figures of the evidence or the question.</summary>
public sealed class CountedAndListedTests
{
    [Theory]
    [InlineData("No more than three eletriptan doses in 48 hours.", "Three doses in 48 hours are the limit [1].", Drafts.Open)]
    [InlineData("At most six doses of nasal spray in any 24 hours.", "Six doses in 24 hours is the ceiling [1].", Drafts.Open)]
    [InlineData("Cortisone 20/10/5 mg a day in three doses.", "Cortisone 20, 10 and 5 mg over the day [1].", Drafts.Open)]
    [InlineData("Cortisone 20 mg, 10 mg, 5 mg daily.", "The cortisone is split 20/10/5 mg [1].", Drafts.Open)]
    [InlineData("Botulinum toxin from 15 headache days a month.", "With 17 days a month she is above 15, so she qualifies [1].", "Chronic migraine, 17 headache days/mo. Botulinum toxin?")]
    [InlineData("Sulfasalazine: no more than 40 mg/kg a day.", "At 37.5 mg/kg (1500 mg ÷ 40 kg) she is under the limit [1].", "Sulfasalazine 1500 mg a day at 40 kg?")]
    [InlineData("Postural fall of 20 mmHg or more is orthostatic hypotension.", "The drop of 31 mmHg makes it orthostatic hypotension [1].", "Supine SBP 151, standing 120 at 3 min. What is it?")]
    [InlineData("Exchange transfusion from a bilirubin of 450 micromol/L.", "Her value lies 35 micromol/L below the line [1].", "Bilirubin 415 at three days. Exchange?")]
    public void What_stands_in_other_dress_is_released(string evidence, string sentence, string question) =>
        Assert.DoesNotContain(Drafts.Reasons(evidence, sentence, question), static reason => reason.StartsWith("number", StringComparison.Ordinal) || reason.StartsWith("frequency", StringComparison.Ordinal));

    [Theory]
    [InlineData("No more than three eletriptan doses in 48 hours.", "Three doses in 24 hours are the limit [1].", Drafts.Open)]
    [InlineData("No more than three eletriptan doses in 48 hours.", "Five doses in 48 hours are the limit [1].", Drafts.Open)]
    [InlineData("No more than two sumatriptan doses in 24 hours. Ibuprofen: one dose in 24 hours.", "Ibuprofen: two doses in 24 hours at most [1].", Drafts.Open)]
    [InlineData("Cortisone 20/10/5 mg a day in three doses.", "Cortisone 20, 15 and 5 mg over the day [1].", Drafts.Open)]
    [InlineData("Cortisone 20 mg, 10 mg, 5 mg daily.", "The cortisone is split 25/10/5 mg [1].", Drafts.Open)]
    [InlineData("Sulfasalazine: no more than 40 mg/kg a day.", "At 27.5 mg/kg (1500 mg ÷ 40 kg) she is under the limit [1].", "Sulfasalazine 1500 mg a day at 40 kg?")]
    [InlineData("Postural fall of 20 mmHg or more is orthostatic hypotension.", "The drop of 41 mmHg makes it orthostatic hypotension [1].", "Supine SBP 151, standing 120 at 3 min. What is it?")]
    [InlineData("Exchange transfusion from a bilirubin of 450 micromol/L.", "Her value lies 35 micromol/L above the line [1].", "Bilirubin 415 at three days. Exchange?")]
    [InlineData("Exchange transfusion from a bilirubin of 450 micromol/L.", "Her value lies 65 micromol/L below the line [1].", "Bilirubin 415 at three days. Exchange?")]
    public void What_is_otherwise_is_held_back(string evidence, string sentence, string question) =>
        Assert.NotEmpty(Drafts.Reasons(evidence, sentence, question));
}
