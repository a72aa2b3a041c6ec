using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace ClinicalAssistant.Orchestration.Tests;

/// <summary>A loopback server that answers as the E-utilities do, by script, and keeps what it was asked.</summary>
internal sealed class ScriptedPubMed : IDisposable
{
    private readonly HttpListener _listener;
    private readonly ConcurrentQueue<int> _faults = new();

    public ScriptedPubMed(string ids, string articles, params int[] faults)
    {
        foreach (var fault in faults)
            _faults.Enqueue(fault);
        (_listener, Endpoint) = Listening();
        _ = ServeAsync(ids, articles);
    }

    public string Endpoint { get; }

    public ConcurrentQueue<string> Asked { get; } = new();

    public void Dispose() => _listener.Close();

    private static (HttpListener Listener, string Endpoint) Listening()
    {
        for (var port = 20_000 + (Environment.ProcessId % 20_000); ; port++)
        {
            // A listener that could not start cannot be used again.
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return (listener, $"http://127.0.0.1:{port}/eutils/");
            }
            catch (HttpListenerException) when (port < 60_000)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync(string ids, string articles)
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Asked.Enqueue(context.Request.RawUrl!);
            context.Response.StatusCode = _faults.TryDequeue(out var status) ? status : 200;
            var body = Encoding.UTF8.GetBytes(context.Request.RawUrl!.Contains("esearch", StringComparison.Ordinal) ? ids : articles);
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
    }
}
