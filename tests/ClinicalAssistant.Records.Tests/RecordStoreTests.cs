using System.Text.Json;

using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Tests;

/// <summary>What holds of the record in either database.</summary>
public abstract class RecordStoreTests
{
    protected abstract Task<RecordFolder> OpenAsync();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_closed_turn_reads_back_with_every_part_of_question_and_answer()
    {
        await using var folder = await OpenAsync();
        var question = RecordFolder.Question("q1") with
        {
            Patient = Samples.Patient,
            Task = ClinicalTask.Diagnosis,
            Route = "local",
            Audience = Audience.Patient,
            CallerInstructions = ["Answer in one line."],
            History = [new Turn(Speaker.User, "Earlier."), new Turn(Speaker.Assistant, "Yes.")],
        };
        var answer = Samples.Answer("q1");
        await AskAsync(folder.Store(), question, answer);

        var turn = Assert.Single((await folder.Store().ReadAsync("q1", Cancellation))!.Turns);
        Assert.Equal(TurnState.Closed, turn.State);
        Assert.Equal(folder.Time.GetUtcNow(), turn.Asked);
        Assert.Empty(turn.Noted);
        Assert.Equal(Json(question with { ConversationId = "q1" }), Json(turn.Question));
        Assert.Equal(question.Patient.Age, turn.Question.Patient!.Age);
        Assert.Equal(Json(answer), Json(turn.Answer));
    }

    [Fact]
    public async Task A_list_that_was_not_in_the_record_stays_apart_from_one_that_states_none()
    {
        await using var folder = await OpenAsync();
        await AskAsync(folder.Store(), RecordFolder.Question("q1") with { Patient = Samples.Patient }, Samples.Answer("q1"));
        var patient = (await folder.Store().ReadAsync("q1", Cancellation))!.Patient!;
        Assert.Empty(patient.Allergies!);
        Assert.Null(patient.Conditions);
        Assert.Null(patient.Egfr);
        Assert.False(patient.Pregnant);
    }

    [Fact]
    public async Task Of_an_answer_that_goes_out_whole_the_emergency_notice_is_on_disk_at_once_and_the_rest_with_the_whole()
    {
        await using var folder = await OpenAsync();
        var record = await folder.Store().OpenAsync(RecordFolder.Question("q1") with { DeliveredWhole = true }, Cancellation);
        await record.NoteAsync(new Escalated("chest_pain", "Call now.", true), Cancellation);
        await record.NoteAsync(new SentenceReleased("First. ", false, []), Cancellation);
        Assert.IsType<Escalated>(Assert.Single((await folder.Store().ReadAsync("q1", Cancellation))!.Turns[0].Noted));

        await record.CloseAsync(Samples.Answer("q1", "First."), Cancellation);
        var turn = Assert.Single((await folder.Store().ReadAsync("q1", Cancellation))!.Turns);
        Assert.Equal(TurnState.Closed, turn.State);
        Assert.Equal("First.", turn.Answer!.Text);
        Assert.Empty(turn.Noted);
    }

    [Fact]
    public async Task What_was_released_of_an_answer_that_was_to_go_out_whole_is_kept_where_it_breaks_off()
    {
        await using var folder = await OpenAsync();
        var record = await folder.Store().OpenAsync(RecordFolder.Question("q1") with { DeliveredWhole = true }, Cancellation);
        await record.NoteAsync(new SentenceReleased("First. ", false, []), Cancellation);
        await record.DisposeAsync();
        var turn = Assert.Single((await folder.Store().ReadAsync("q1", Cancellation))!.Turns);
        Assert.Equal(TurnState.Interrupted, turn.State);
        Assert.IsType<SentenceReleased>(Assert.Single(turn.Noted));
    }

    [Fact]
    public async Task A_released_sentence_is_on_disk_before_its_note_returns()
    {
        await using var folder = await OpenAsync();
        var record = await folder.Store().OpenAsync(RecordFolder.Question("q1"), Cancellation);
        await record.NoteAsync(new EvidenceFound(Samples.Answer("q1").Evidence[0]), Cancellation);
        await record.NoteAsync(new SentenceReleased("First. ", false, []), Cancellation);
        await record.NoteAsync(new SentenceReleased("Second.", true, ["uncited"]), Cancellation);

        var turn = Assert.Single((await folder.Store().ReadAsync("q1", Cancellation))!.Turns);
        Assert.Equal("First. Second.", turn.ReleasedText);
        Assert.Equal([typeof(EvidenceFound), typeof(SentenceReleased), typeof(SentenceReleased)], turn.Noted.Select(static note => note.GetType()));
        Assert.Equal(["uncited"], Assert.IsType<SentenceReleased>(turn.Noted[2]).Reasons);
    }

    [Fact]
    public async Task Every_kind_of_event_that_carries_content_reads_back_from_an_interrupted_answer()
    {
        await using var folder = await OpenAsync();
        AnswerEvent[] events =
        [
            new StageStarted("route"), new Notice("task", "As diagnosis."), new Escalated("stroke", "Call now.", true),
            new EvidenceFound(Samples.Answer("q").Evidence[0]), new RankingFound(Samples.Answer("q").Differential!),
            new SentenceReleased("One.", false, []), new SentenceWithheld(["dose_unsupported"]), new Refused("harm", "Why.", "Instead."),
        ];
        await using (var record = await folder.Store().OpenAsync(RecordFolder.Question("q1"), Cancellation))
        {
            foreach (var answerEvent in events)
                await record.NoteAsync(answerEvent, Cancellation);
        }

        var turn = Assert.Single((await folder.Store().ReadAsync("q1", Cancellation))!.Turns);
        Assert.Equal(TurnState.Interrupted, turn.State);
        Assert.Null(turn.Answer);
        Assert.Equal(events.Skip(1).Select(Json), turn.Noted.Select(Json));
    }

    [Fact]
    public async Task An_answer_that_is_cancelled_is_closed_or_marked_although_the_token_is()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store();
        using var cancelled = new CancellationTokenSource();
        var record = await store.OpenAsync(RecordFolder.Question("q1"), cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await record.NoteAsync(new SentenceReleased("Not sent.", false, []), cancelled.Token));
        await record.DisposeAsync();
        Assert.Equal(TurnState.Interrupted, (await store.ReadAsync("q1", Cancellation))!.Turns[0].State);
    }

    [Fact]
    public async Task A_conversation_goes_on_with_its_history_in_another_process()
    {
        await using var folder = await OpenAsync();
        await AskAsync(folder.Store(), RecordFolder.Question("q1", "First question?", "c1"), Samples.Answer("q1", "First answer."));
        folder.Time.Advance(TimeSpan.FromMinutes(1));
        var second = folder.Store();
        await AskAsync(second, RecordFolder.Question("q2", "Second question?", "c1") with { History = (await second.ReadAsync("c1", Cancellation))!.History }, Samples.Answer("q2", "Second answer."));

        var conversation = (await folder.Store().LatestAsync(cancellationToken: Cancellation))!;
        Assert.Equal(["First question?", "First answer.", "Second question?", "Second answer."], conversation.History.Select(static turn => turn.Text));
        Assert.Equal([Speaker.User, Speaker.Assistant, Speaker.User, Speaker.Assistant], conversation.History.Select(static turn => turn.Speaker));
        Assert.All(conversation.Turns, static turn => Assert.Empty(turn.Question.History));
        Assert.Equal(folder.Time.GetUtcNow(), conversation.Summary.Updated);
        Assert.Equal(TimeSpan.FromMinutes(1), conversation.Summary.Updated - conversation.Summary.Started);
    }

    [Fact]
    public async Task The_list_shows_the_last_used_first_with_the_first_words_as_title()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store();
        await AskAsync(store, RecordFolder.Question("q1", "  Headache\n and fever  in a child of four years with a rash that does not fade and a stiff neck"), Samples.Answer("q1"));
        folder.Time.Advance(TimeSpan.FromMinutes(1));
        await AskAsync(store, RecordFolder.Question("q2", "Second") with { Caller = new Caller("key-7", Door.Rest) }, Samples.Answer("q2"));

        var list = await store.ListAsync(10, Cancellation);
        Assert.Equal(["q2", "q1"], list.Select(static summary => summary.Id));
        Assert.Equal("Headache and fever in a child of four years with a rash…", list[1].Title);
        Assert.Equal(("key-7", Door.Rest, 1), (list[0].CallerId, list[0].Door, list[0].Turns));
        Assert.Single(await store.ListAsync(1, Cancellation));
        Assert.Equal("q1", (await store.LatestAsync(Door.Console, Cancellation))!.Summary.Id);
        Assert.Null(await store.LatestAsync(Door.Mcp, Cancellation));
        Assert.Null(await store.ReadAsync("absent", Cancellation));
    }

    [Fact]
    public async Task Retention_removes_what_was_last_used_longer_ago_and_zero_keeps_all()
    {
        await using var folder = await OpenAsync();
        var store = folder.Store();
        await AskAsync(store, RecordFolder.Question("old"), Samples.Answer("old"));
        folder.Time.Advance(TimeSpan.FromDays(29));
        await AskAsync(store, RecordFolder.Question("new"), Samples.Answer("new"));
        Assert.Equal(0, await store.PurgeAsync(Cancellation));
        folder.Time.Advance(TimeSpan.FromDays(1.5));
        Assert.Equal(0, await store.PurgeAsync(TimeSpan.Zero, Cancellation));
        Assert.Equal(1, await store.PurgeAsync(Cancellation));
        Assert.Equal("new", Assert.Single(await store.ListAsync(10, Cancellation)).Id);
    }

    [Fact]
    public async Task Two_stores_write_to_one_file_at_the_same_time_and_lose_nothing()
    {
        await using var folder = await OpenAsync();
        RecordStore[] stores = [folder.Store(), folder.Store()];
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => AskAsync(stores[i % 2], RecordFolder.Question($"q{i}"), Samples.Answer($"q{i}")))));
        var list = await stores[0].ListAsync(100, Cancellation);
        Assert.Equal(40, list.Count);
        foreach (var summary in list)
            Assert.Equal(TurnState.Closed, (await stores[1].ReadAsync(summary.Id, Cancellation))!.Turns[0].State);
    }

    [Fact]
    public void No_record_shows_its_words_as_text() =>
        Assert.DoesNotContain("Chest", new ConversationSummary("c", "Chest pain", default, default, 1, "a", Door.Console).ToString(), StringComparison.Ordinal);

    protected static async Task AskAsync(RecordStore store, Question question, Answer answer)
    {
        await using var record = await store.OpenAsync(question, Cancellation);
        await record.NoteAsync(new SentenceReleased(answer.Text, false, []), Cancellation);
        await record.CloseAsync(answer, Cancellation);
    }

    // Records with lists do not compare by value; their JSON does.
    private static string Json(object? value) => JsonSerializer.Serialize(value);
}
