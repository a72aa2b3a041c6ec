using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;

using Microsoft.EntityFrameworkCore;

namespace ClinicalAssistant.Records.Tests;

[Collection(nameof(SharedPostgres))]
public sealed class PostgresRecordStoreTests(PostgresFixture postgres) : RecordStoreTests
{
    protected override Task<RecordFolder> OpenAsync() => postgres.FolderAsync();

    [Fact]
    public void The_model_has_no_change_that_a_migration_lacks()
    {
        using var context = new PostgresContextDesign().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Several_replicas_may_make_the_tables_at_the_same_time()
    {
        await using var folder = await OpenAsync();
        var stores = Enumerable.Range(0, 6).Select(_ => folder.Store()).ToArray();
        await Task.WhenAll(stores.Select(static store => Task.Run(() => store.PrepareAsync())));
        Assert.Empty(await stores[0].ListAsync(10, Cancellation));
    }

    [Fact]
    public async Task A_turn_that_another_replica_answers_is_open_and_is_interrupted_once_that_one_is_gone()
    {
        await using var folder = await OpenAsync();
        var answering = folder.Store();
        await answering.OpenAsync(RecordFolder.Question("q1"), Cancellation);
        var reading = folder.Store();
        Assert.Equal(TurnState.Open, (await reading.ReadAsync("q1", Cancellation))!.Turns[0].State);
        await answering.DisposeAsync();
        Assert.Equal(TurnState.Interrupted, (await reading.ReadAsync("q1", Cancellation))!.Turns[0].State);
    }

    [Fact]
    public async Task A_server_that_went_away_is_said_with_the_remedy_and_used_again_when_it_is_back()
    {
        await using var own = await TestSupport.PostgresServer.StartAsync();
        Assert.SkipWhen(own is null, TestSupport.PostgresServer.Absent ?? "");
        await using var folder = new RecordFolder(await own.NewDatabaseAsync());
        var store = folder.Store();
        await AskAsync(store, RecordFolder.Question("q1"), Samples.Answer("q1"));
        await own.StopAsync();
        var fault = await Assert.ThrowsAsync<RecordUnavailableException>(async () => await store.OpenAsync(RecordFolder.Question("q2"), Cancellation));
        Assert.Contains("start it", fault.Message, StringComparison.Ordinal);
        await own.StartAgainAsync();
        await AskAsync(store, RecordFolder.Question("q2"), Samples.Answer("q2"));
        Assert.Equal(2, (await store.ListAsync(10, Cancellation)).Count);
        Assert.True((await store.Audit.VerifyAsync(Tenants.Own, cancellationToken: Cancellation)).Holds);
    }
}
