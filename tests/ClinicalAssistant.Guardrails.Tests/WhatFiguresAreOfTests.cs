namespace ClinicalAssistant.Guardrails.Tests;

/// <summary>What a figure is of: an age, a score, a medicine, how often.</summary>
public sealed class WhatFiguresAreOfTests
{
    [Theory]
    [InlineData("Children aged 5 years and over: 10 mL twice daily.", "At 6.5 years he takes 10 mL twice daily [1].", "Dose?", 6.5, null)]
    [InlineData("Risedronate 35 mg once a week. | Folic acid 5 mg once a month.", "Risedronate 35 mg on one day a week [1].", Drafts.Open, 44, null)]
    [InlineData("The Wells score is 6. A score of 0 to 1 is low.", "The Wells score is 6 [1].", Drafts.Open, 44, null)]
    [InlineData("Calcium gluconate 10 mL of 10%.", "Give calcium gluconate 10 mL [1].", Drafts.Open, 44, null)]
    [InlineData("Codeine 30 mg four times daily. It may be used with ibuprofen.", "Codeine may be used with ibuprofen: 30 mg four times daily [1].", "Codeine?", 40, "ibuprofen")]
    public void What_the_evidence_bears_out_is_released(string evidence, string sentence, string question, double age, string? takes) =>
        Assert.Empty(Drafts.Reasons(evidence, sentence, question: question, age: age, takes: takes));

    [Theory]
    [InlineData("The INR target after the valve is 2.5.", "The INR target is 6.5 [1].", "INR target?", 6.5, null)]
    [InlineData("Continue the treatment for 2 years.", "Continue the treatment for 6.5 years [1].", "How long?", 6.5, null)]
    [InlineData("Risedronate 35 mg once a week. | Folic acid 5 mg once a month.", "Folic acid 5 mg on one day a week [2].", Drafts.Open, 44, null)]
    [InlineData("The score is 2. | Elsewhere a score is 4.", "The score is 4 [1].", Drafts.Open, 44, null)]
    [InlineData("HAS-BLED score is 2. CHA2DS2-VASc score is 4.", "The HAS-BLED score is 4 [1].", Drafts.Open, 44, null)]
    [InlineData("The Wells score is 6. A score of 0 to 1 is low.", "The Wells score is 3 [1].", "Wells score? 3 days of leg swelling", 44, null)]
    [InlineData("Verapamil digoxin combination: digoxin 62.5 mg daily, verapamil 80 mg daily.", "Give digoxin 80 mg daily [1].", Drafts.Open, 44, null)]
    [InlineData("Codeine with ibuprofen, 400 mg three times daily; codeine 30 mg.", "Codeine 400 mg three times daily [1].", Drafts.Open, 44, null)]
    [InlineData("Start bisoprolol with ramipril: ramipril is 2.5 mg, bisoprolol is 1.25 mg.", "Bisoprolol is 2.5 mg [1].", Drafts.Open, 44, null)]
    [InlineData("Codeine 30 mg four times daily. With ibuprofen: 400 mg three times daily.", "Codeine with ibuprofen: 400 mg three times daily [1].", "Codeine?", 40, "ibuprofen")]
    [InlineData("The qSOFA score is 2. A score of 2 or more is high.", "The qSOFA score is 1 [1].", Drafts.Open, 44, null)]
    public void What_it_does_not_is_held_back(string evidence, string sentence, string question, double age, string? takes) =>
        Assert.NotEmpty(Drafts.Reasons(evidence, sentence, question: question, age: age, takes: takes));
}
