using System.Diagnostics;
using System.Globalization;

namespace ClinicalAssistant.TestSupport;

/// <summary>The server as a process of its own, so that it can be killed.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        Client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")), Timeout = TimeSpan.FromMinutes(4) };
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>A client of it.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="program">The API's assembly.</param>
    /// <param name="home">Its data folder.</param>
    /// <param name="settings">Settings, as environment variables write them.</param>
    public static async Task<ServerProcess> StartAsync(string program, string home, IReadOnlyDictionary<string, string> settings)
    {
        var port = LocalServers.FreePort();
        var environment = new Dictionary<string, string>(settings) { ["CLINICAL_HOME"] = home, ["DOTNET_TieredPGO"] = "0" };
        var process = LocalServers.Start("dotnet", [program, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")], environment);
        await LocalServers.UntilOpenAsync(port, process);
        return new ServerProcess(process, port);
    }

    /// <summary>SIGKILL: nothing of it runs any more when this returns.</summary>
    public async Task KillAsync()
    {
        if (_process.HasExited)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await KillAsync();
        _process.Dispose();
    }
}
