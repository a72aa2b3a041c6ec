using System.Diagnostics;
using System.Globalization;

namespace ClinicalAssistant.TestSupport;

/// <summary>A database of PostgreSQL with pgvector: Debian's where its package is installed, else the one compiled to WebAssembly that npm has.</summary>
public sealed class VectorDatabase : IAsyncDisposable
{
    private readonly PostgresServer? _server;
    private readonly Process? _process;

    private VectorDatabase(string connectionString, PostgresServer? server, Process? process) => (ConnectionString, _server, _process) = (connectionString, server, process);

    /// <summary>Why tests that need it are skipped, where neither is installed; else null.</summary>
    public static string? Absent => PostgresServer.HasVectors || (Directory.Exists(Path.Combine(Npm, "node_modules", "@electric-sql", "pglite-pgvector")) && LocalServers.Has("node"))
        ? null
        : "pgvector is not installed (Debian: postgresql-VERSION-pgvector, or 'npm install' in tests/clients/npm, as the CI script does).";

    /// <summary>How it is reached.</summary>
    public string ConnectionString { get; }

    private static string Npm => Repository.Path("tests", "clients", "npm");

    /// <summary>Starts it.</summary>
    public static async Task<VectorDatabase> StartAsync()
    {
        if (PostgresServer.HasVectors && await PostgresServer.StartAsync() is { } server)
            return new VectorDatabase(await server.NewDatabaseAsync(), server, null);
        var port = LocalServers.FreePort();
        var process = LocalServers.Start("node", [Path.Combine(Npm, "pglite.mjs"), port.ToString(CultureInfo.InvariantCulture)]);
        await LocalServers.UntilOpenAsync(port, process);
        return new VectorDatabase(string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Database=postgres;Username=postgres;SSL Mode=Disable;Timeout=120;Command Timeout=120"), null, process);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
