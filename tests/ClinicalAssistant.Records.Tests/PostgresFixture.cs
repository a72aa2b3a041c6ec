using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Records.Tests;

/// <summary>One PostgreSQL for the tests that need it; each gets a database of its own. Where it is absent they are skipped.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private PostgresServer? _server;

    public PostgresServer Server => _server!;

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync();

    public async Task<RecordFolder> FolderAsync()
    {
        Assert.SkipWhen(_server is null, PostgresServer.Absent ?? "");
        return new RecordFolder(await _server.NewDatabaseAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
