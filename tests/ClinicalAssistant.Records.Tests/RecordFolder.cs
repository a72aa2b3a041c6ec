using Microsoft.Extensions.Time.Testing;

using ClinicalAssistant.Core;
using ClinicalAssistant.Records.Database;

namespace ClinicalAssistant.Records.Tests;

/// <summary>A folder of its own for one test, a clock, and the stores opened on it.</summary>
internal sealed class RecordFolder : IAsyncDisposable
{
    private readonly List<RecordStore> _stores = [];

    public RecordFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "clinical-records-" + Guid.NewGuid().ToString("N"));

    public string Folder => Path.Combine(Root, "data");

    public string File => Path.Combine(Folder, RecordOptions.FileName);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));

    public RecordOptions Options => new() { Folder = Folder, LockWaitSeconds = 1 };

    public RecordStore Store()
    {
        var store = new RecordStore(Options, Time);
        _stores.Add(store);
        return store;
    }

    public RecordDatabase Database() => new(Options);

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
