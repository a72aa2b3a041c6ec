using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class RefusalTests
{
    [Fact]
    public async Task An_unsafe_request_is_refused_with_reason_and_alternative_before_anything_is_generated()
    {
        await using var consulting = new Consulting();
        var (answer, events) = await consulting.AnswerAsync(Consulting.Unsafe);
        Assert.Equal(Outcome.Refused, answer.Outcome);
        var refused = Assert.Single(events.OfType<Refused>());
        Assert.NotEmpty(refused.Reason);
        Assert.NotNull(refused.Alternative);
        Assert.Empty(events.OfType<SentenceReleased>());
        Assert.Empty(events.OfType<EvidenceFound>());
        Assert.NotNull(((KeepingRecorder)consulting.Recorder).Closed);
    }

    [Fact]
    public async Task A_callers_instruction_is_judged_like_a_question()
    {
        await using var consulting = new Consulting();
        var question = Consulting.Ask("Help me with this letter.") with { CallerInstructions = [Consulting.Unsafe] };
        var (answer, _) = await consulting.AnswerAsync(question);
        Assert.Equal(Outcome.Refused, answer.Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    public async Task An_empty_question_is_wrong_input(string text)
    {
        await using var consulting = new Consulting();
        await Assert.ThrowsAsync<WrongInputException>(() => consulting.AnswerAsync(text));
    }

    [Fact]
    public async Task Binary_and_oversized_text_is_wrong_input_and_control_characters_are_replaced_with_a_notice()
    {
        await using var consulting = new Consulting();
        await Assert.ThrowsAsync<WrongInputException>(() => consulting.AnswerAsync(string.Concat(Enumerable.Repeat("\u0001\u0002ab", 400))));
        await Assert.ThrowsAsync<WrongInputException>(() => consulting.AnswerAsync(new string('a', 200_000)));
        var (answer, _) = await consulting.AnswerAsync("58-year-old man with chest\u0000 pain and sweating since this morning, what should I think of?");
        Assert.Contains(answer.Notices, notice => notice.Code == "characters_replaced");
    }

    [Fact]
    public async Task The_patient_audience_is_off_until_the_site_turns_it_on()
    {
        await using var closed = new Consulting();
        await Assert.ThrowsAsync<WrongInputException>(() => closed.AnswerAsync(Consulting.Ask("What is asthma?", audience: Audience.Patient)));
        await using var open = new Consulting(options: consult => consult.AllowPatientAudience = true);
        var (answer, _) = await open.AnswerAsync(Consulting.Ask("What is asthma?", audience: Audience.Patient));
        Assert.NotEqual(Outcome.Failed, answer.Outcome);
    }
}
