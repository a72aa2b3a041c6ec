using ClinicalAssistant.Core;

namespace ClinicalAssistant.Records.Tests;

public sealed class SqliteRecordStoreTests : RecordStoreTests
{
    protected override Task<RecordFolder> OpenAsync() => Task.FromResult(new RecordFolder());

    [Fact]
    public async Task An_open_turn_is_open_to_its_own_process_and_interrupted_to_a_later_start()
    {
        await using var folder = new RecordFolder();
        var running = folder.Store();
        await running.OpenAsync(RecordFolder.Question("q1"), Cancellation);
        Assert.Equal(TurnState.Open, (await running.ReadAsync("q1", Cancellation))!.Turns[0].State);
        Assert.Equal(TurnState.Interrupted, (await folder.Store().ReadAsync("q1", Cancellation))!.Turns[0].State);
    }

    [Fact]
    public async Task A_deleted_conversation_leaves_none_of_its_words_on_disk()
    {
        await using var folder = new RecordFolder();
        var store = folder.Store();
        await AskAsync(store, RecordFolder.Question("q1", "Zanzibaria-marker complaint"), Samples.Answer("q1", "Zanzibaria-marker answer"));
        await AskAsync(store, RecordFolder.Question("q2", "Another"), Samples.Answer("q2"));
        Assert.True(OnDisk(folder, "Zanzibaria-marker"));
        Assert.True(await store.DeleteAsync("q1", Cancellation));
        Assert.False(await store.DeleteAsync("q1", Cancellation));
        Assert.Null(await store.ReadAsync("q1", Cancellation));
        Assert.NotNull(await store.ReadAsync("q2", Cancellation));
        Assert.False(OnDisk(folder, "Zanzibaria-marker"));
    }

    private static bool OnDisk(RecordFolder folder, string words) => Directory.EnumerateFiles(folder.Folder).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd().Contains(words, StringComparison.Ordinal);
    });
}
