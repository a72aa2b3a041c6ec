using System.Diagnostics;
using System.Globalization;

namespace ClinicalAssistant.TestSupport;

/// <summary>A Redis of Debian's package on a random loopback port that keeps nothing on disk.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly Process _process;

    private RedisServer(Process process, int port) => (_process, Address) = (process, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));

    /// <summary>Why tests that need it are skipped, where it is absent; else null.</summary>
    public static string? Absent => LocalServers.Has("redis-server") ? null : "Redis is not installed (Debian: redis-server).";

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <summary>Starts a server; null where Redis is absent.</summary>
    public static async Task<RedisServer?> StartAsync()
    {
        if (Absent is not null)
            return null;
        var port = LocalServers.FreePort();
        var process = LocalServers.Start("redis-server", ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]);
        await LocalServers.UntilOpenAsync(port, process);
        return new RedisServer(process, port);
    }

    /// <summary>Ends it at once.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }
}
