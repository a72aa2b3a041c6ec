using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tests;

public sealed class RecordTests
{
    [Fact]
    public async Task Without_a_record_nothing_generated_or_retrieved_is_shown_and_the_emergency_notice_still_is()
    {
        await using var consulting = new Consulting(recorder: new KeepingRecorder { FailsToOpen = true });
        var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.Equal(Outcome.Failed, answer.Outcome);
        Assert.False(Assert.Single(events.OfType<Escalated>()).Recorded);
        Assert.Empty(events.OfType<SentenceReleased>());
        Assert.Empty(events.OfType<EvidenceFound>());
        Assert.Contains(answer.Notices, notice => notice.Code == "record_unavailable" && notice.Text.Contains("make room", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_that_fails_in_the_middle_ends_the_answer_there()
    {
        await using var consulting = new Consulting(recorder: new KeepingRecorder { FailsAfter = 40 });
        var (answer, events) = await consulting.AnswerAsync(Consulting.ChestPain);
        Assert.Equal(Outcome.Failed, answer.Outcome);
        Assert.Equal(((KeepingRecorder)consulting.Recorder).Noted.OfType<SentenceReleased>(), events.OfType<SentenceReleased>());
    }

    [Fact]
    public async Task A_cancelled_answer_is_recorded_as_far_as_it_came()
    {
        await using var consulting = new Consulting();
        using var cancel = new CancellationTokenSource();
        var released = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var answerEvent in consulting.Pipeline.AskAsync(Consulting.Ask(Consulting.ChestPain), cancel.Token))
            {
                if (answerEvent is SentenceReleased && ++released == 3)
                    await cancel.CancelAsync();
            }
        });
        var closed = ((KeepingRecorder)consulting.Recorder).Closed!;
        Assert.Equal(Outcome.Failed, closed.Outcome);
        Assert.Contains(closed.Notices, notice => notice.Code == "cancelled");
        Assert.NotEmpty(closed.Text);
    }
}
