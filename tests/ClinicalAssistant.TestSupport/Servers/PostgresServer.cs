using System.Diagnostics;
using System.Globalization;

namespace ClinicalAssistant.TestSupport;

/// <summary>A PostgreSQL of Debian's package on a random loopback port, in a folder that goes with it. It refuses to run as root, so root hands it to the user that the package made.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _programs;
    private readonly int _port;
    private Process? _process;
    private int _databases;

    private PostgresServer(string programs, string folder, int port) => (_programs, _folder, _port) = (programs, folder, port);

    /// <summary>Why tests that need it are skipped, where it is absent; else null.</summary>
    public static string? Absent => Programs() is null ? "PostgreSQL is not installed (Debian: postgresql)." : null;

    /// <summary>Whether the extension pgvector is installed for it.</summary>
    public static bool HasVectors => Programs() is { } programs
        && File.Exists(Path.Combine("/usr/share/postgresql", Path.GetFileName(Path.GetDirectoryName(programs)!), "extension", "vector.control"));

    /// <summary>Starts a server; null where PostgreSQL is absent.</summary>
    public static async Task<PostgresServer?> StartAsync()
    {
        if (Programs() is not { } programs)
            return null;
        var folder = Directory.CreateTempSubdirectory("clinical-pg").FullName;
        if (Environment.IsPrivilegedProcess)
            await LocalServers.RunAsync("chown", "postgres", folder);
        var server = new PostgresServer(programs, folder, LocalServers.FreePort());
        await server.ProgramAsync("initdb", "-D", server.Data, "-A", "trust", "-U", "clinical", "-E", "UTF8", "--no-sync", "--locale=C");
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts the server again after <see cref="StopAsync"/>, on the same port with the same data.</summary>
    public async Task StartAgainAsync()
    {
        _process = LocalServers.Start(Environment.IsPrivilegedProcess ? "runuser" : Path.Combine(_programs, "postgres"), As([Path.Combine(_programs, "postgres"), "-D", Data, "-p", Port, "-k", _folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=200"]));
        await LocalServers.UntilOpenAsync(_port, _process);
        // Open is not yet ready: it may still be recovering.
        for (var i = 0; i < 200 && await TryProgramAsync("psql", "-h", "127.0.0.1", "-p", Port, "-U", "clinical", "-d", "postgres", "-c", "SELECT 1") != 0; i++)
            await Task.Delay(25);
    }

    /// <summary>Ends the server at once, its connections with it.</summary>
    public async Task StopAsync()
    {
        var file = Path.Combine(Data, "postmaster.pid");
        if (_process is null || !File.Exists(file))
            return;
        await LocalServers.RunAsync("kill", "-QUIT", (await File.ReadAllLinesAsync(file))[0].Trim());
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>A new, empty database's connection string.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"record{Interlocked.Increment(ref _databases)}");
        await ProgramAsync("createdb", "-h", "127.0.0.1", "-p", Port, "-U", "clinical", name);
        return $"Host=127.0.0.1;Port={Port};Database={name};Username=clinical;Maximum Pool Size=20";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "createdb")))
        : null;

    private static string[] As(string[] command) => Environment.IsPrivilegedProcess ? ["-u", "postgres", "--", .. command] : command[1..];

    private async Task ProgramAsync(string program, params string[] arguments)
    {
        if (await TryProgramAsync(program, arguments) is var code and not 0)
            throw new InvalidOperationException($"{program} ended with {code}.");
    }

    private Task<int> TryProgramAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return LocalServers.RunAsync(Environment.IsPrivilegedProcess ? "runuser" : path, As([path, .. arguments]));
    }
}
