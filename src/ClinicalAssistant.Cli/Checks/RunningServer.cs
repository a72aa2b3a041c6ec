using System.Net.Http;
using System.Text.Json;
using ClinicalAssistant.Cli.Running;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Cli.Checks;

/// <summary>Asks a running server whether it is ready: the container's health check.</summary>
internal static class RunningServer
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    public static async Task<int> CheckAsync(Shell shell, string url, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url.TrimEnd('/') + "/health/ready", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new WrongInputException("--url: write the server's address, for example http://127.0.0.1:5080.");
        using var limit = new CancellationTokenSource(Longest, shell.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var http = new HttpClient();
        try
        {
            using var response = await http.GetAsync(address, either.Token);
            if (response.IsSuccessStatusCode)
            {
                await shell.Out.WriteLineAsync("ok    the server is ready");
                return ExitCode.Done;
            }

            await shell.Out.WriteLineAsync($"FAIL  the server answers and is not ready: {await ReasonAsync(response, either.Token)}");
            return ExitCode.NotHeld;
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            await shell.Out.WriteLineAsync($"FAIL  no server answers at {address.GetLeftPart(UriPartial.Authority)}. Start it with 'clinical serve', or check the address.");
            return ExitCode.Unreachable;
        }
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return body.RootElement.TryGetProperty("record", out var record) && record.GetString() is { } said
                ? Printable.Text(said)
                : $"status {(int)response.StatusCode}. See its log.";
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return $"status {(int)response.StatusCode}, and not as this program answers. Check the address.";
        }
    }
}
