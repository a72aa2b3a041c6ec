using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ClinicalAssistant.TestSupport;

/// <summary>Starting and waiting for the programs of other makers that tests run on loopback.</summary>
public static class LocalServers
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Whether a program of this name can be started.</summary>
    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/sbin", "/usr/bin"]).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Starts a program whose output nobody reads.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Runs a program to its end and gives its exit code.</summary>
    public static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Waits until something listens on the port, or the process has ended.</summary>
    public static async Task UntilOpenAsync(int port, Process process)
    {
        for (var i = 0; i < 7200; i++)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server ended with {process.ExitCode} before it listened.");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(25);
            }
        }

        throw new InvalidOperationException("The server did not listen within three minutes.");
    }
}
