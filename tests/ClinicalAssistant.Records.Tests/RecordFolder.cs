using System.Data.Common;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;

namespace ClinicalAssistant.Records.Tests;

/// <summary>A folder of its own for one test, a clock, and the stores opened on it.</summary>
public sealed class RecordFolder : IAsyncDisposable
{
    private readonly List<RecordStore> _stores = [];

    private readonly string? _postgres;

    public RecordFolder(string? postgres = null)
    {
        _postgres = postgres;
        Directory.CreateDirectory(Root);
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "clinical-records-" + Guid.NewGuid().ToString("N"));

    public string Folder => Path.Combine(Root, "data");

    public string File => Path.Combine(Folder, RecordOptions.FileName);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));

    /// <summary>Short, so that a test of a held lock is; longer where locks are to be waited out.</summary>
    public int LockWaitSeconds { get; init; } = 1;

    public RecordOptions Options => new() { Folder = Folder, LockWaitSeconds = _postgres is null ? LockWaitSeconds : 5, Provider = _postgres is null ? "sqlite" : "postgres", ConnectionString = _postgres ?? "" };

    /// <summary>An open connection past the store, as someone who tampers would have.</summary>
    public async Task<DbConnection> RawAsync()
    {
        DbConnection connection = _postgres is null ? new SqliteConnection($"Data Source={File};Pooling=False") : new NpgsqlConnection(_postgres + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    public async Task<int> RawAsync(string sql)
    {
        await using var connection = await RawAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public RecordStore Store(TextProtection? protection = null)
    {
        var store = new RecordStore(Options, Time, protection);
        _stores.Add(store);
        return store;
    }

    internal RecordDatabase Database() => new(new SqliteEngine(Options));

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
            await store.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }

    public static Question Question(string id, string text = "Chest pain for 40 minutes?", string? conversation = null) => new()
    {
        Id = id,
        Text = text,
        ConversationId = conversation,
        Caller = new Caller("dr-a", Door.Console, "treatment"),
    };
}
