using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class ReferenceAnswerTests
{
    [Fact]
    public async Task Without_a_model_chest_pain_escalates_and_ranks_acute_coronary_syndrome_first_of_the_dangerous_causes()
    {
        await using var consulting = new Consulting();
        var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.Equal(Outcome.Escalated, answer.Outcome);
        Assert.Equal(ClinicalTask.Diagnosis, answer.Task);
        Assert.Equal("acute-coronary-syndrome", answer.Differential!.Ranking.First(condition => condition.MustNotMiss).Id);
        Assert.True(events.FindIndex(e => e is Escalated) < events.FindIndex(e => e is SentenceReleased));
        Assert.Equal("reference", answer.Provider);
        Assert.Contains(answer.Notices, notice => notice.Code == "no_model");
    }

    [Fact]
    public async Task Every_ranked_line_and_fact_of_the_reference_answer_carries_a_citation_that_resolves()
    {
        await using var consulting = new Consulting();
        var (answer, _) = await consulting.AnswerAsync(Consulting.ChestPain);
        foreach (System.Text.RegularExpressions.Match mark in System.Text.RegularExpressions.Regex.Matches(answer.Text, @"\[(\d+)\]"))
            Assert.Contains(answer.Evidence, evidence => evidence.Id == mark.Groups[1].Value);
        var ranked = answer.Text.Split('\n').Where(line => line.Contains("(rank ", StringComparison.Ordinal));
        Assert.NotEmpty(ranked);
        Assert.All(ranked, line => Assert.Matches(@"\[\d+\]\.$", line));
    }

    [Fact]
    public async Task The_released_sentences_are_the_answer_and_each_was_on_record_before_it_was_shown()
    {
        await using var consulting = new Consulting();
        var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        var recorder = (KeepingRecorder)consulting.Recorder;
        Assert.Equal(events.OfType<SentenceReleased>(), recorder.Noted.OfType<SentenceReleased>());
        Assert.All(events.OfType<SentenceReleased>(), sentence => Assert.Contains(sentence.Text.Trim(), answer.Text, StringComparison.Ordinal));
        Assert.Same(answer.Text, recorder.Closed!.Text is { } text && text == answer.Text ? answer.Text : null);
    }

    [Fact]
    public async Task A_calculation_shows_its_arithmetic_and_names_what_is_missing()
    {
        await using var consulting = new Consulting();
        var (whole, _) = await consulting.AnswerAsync("Calculate the creatinine clearance (Cockcroft-Gault) for a 72-year-old woman, weight 60 kg, creatinine 1.1 mg/dL");
        Assert.Equal(ClinicalTask.Calculation, whole.Task);
        Assert.Contains("43.8 mL/min", whole.Text, StringComparison.Ordinal);
        Assert.Contains("x 0.85", whole.Text, StringComparison.Ordinal);
        var (missing, _) = await consulting.AnswerAsync("Calculate the creatinine clearance (Cockcroft-Gault) for a 72-year-old woman, creatinine 1.1 mg/dL");
        Assert.Contains("Missing: Body weight", missing.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Result:", missing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_the_sources_do_not_answer_is_said_not_to_be_answered()
    {
        await using var consulting = new Consulting();
        var (answer, _) = await consulting.AnswerAsync("Which knots do sailors use to moor a boat at a quay?");
        Assert.DoesNotContain("What the sources here say", answer.Text, StringComparison.Ordinal);
        Assert.Contains("do not answer", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_arranged_from_its_material_and_loses_no_number()
    {
        await using var consulting = new Consulting();
        const string material = "Write a SOAP note: 44F with sore throat for 3 days. No cough. Temp 38.4, HR 96. Tonsils red with exudate. Impression: streptococcal pharyngitis likely. Start penicillin V 500 mg twice daily for 10 days. Follow up in 1 week if not better.";
        var (answer, _) = await consulting.AnswerAsync(material);
        Assert.Equal(ClinicalTask.Documentation, answer.Task);
        Assert.All(["38.4", "96", "500 mg", "10 days", "1 week", "No cough"], stated => Assert.Contains(stated, answer.Text, StringComparison.Ordinal));
        Assert.True(answer.Text.IndexOf("**Objective**", StringComparison.Ordinal) < answer.Text.IndexOf("38.4", StringComparison.Ordinal));
        Assert.True(answer.Text.IndexOf("**Plan**", StringComparison.Ordinal) < answer.Text.IndexOf("penicillin V", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_question_gives_the_same_bytes()
    {
        await using var consulting = new Consulting();
        var (first, _) = await consulting.AnswerAsync(Consulting.ChestPain);
        var (second, _) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Evidence, second.Evidence);
    }
}
