using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ClinicalAssistant.Models;

/// <summary>Lists and downloads the models of an Ollama server.</summary>
public sealed class OllamaModels : IDisposable
{
    private static readonly TimeSpan DetectionTime = TimeSpan.FromMilliseconds(300);

    private readonly HttpClient _http;
    private readonly Uri _endpoint;

    /// <summary>The models of the server at this address.</summary>
    public OllamaModels(Uri endpoint, TimeProvider time)
    {
        _endpoint = endpoint;
        _http = WireHandler.Client(endpoint, time);
        _http.BaseAddress = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/");
    }

    /// <summary>Where Ollama listens unless told otherwise.</summary>
    public static Uri DefaultEndpoint { get; } = new("http://127.0.0.1:11434");

    /// <summary>Looks for Ollama on this machine. Null where none answers within 300 ms; never an exception but the caller's cancellation.</summary>
    public static Task<LocalOllama?> DetectLoopbackAsync(TimeProvider time, CancellationToken cancellationToken = default) =>
        DetectAsync(DefaultEndpoint, time, cancellationToken);

    /// <summary>The models that the server has.</summary>
    /// <exception cref="ProviderException">The server cannot be reached or does not answer as Ollama does.</exception>
    public async Task<IReadOnlyList<OllamaModel>> ListAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await OllamaTags.ReadAsync(_http, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception any) when (!cancellationToken.IsCancellationRequested)
        {
            throw Tell(any);
        }
    }

    /// <summary>Downloads a model and tells how far it is. Ends when the model is ready; cancelling stops the download, and a later one goes on from there.</summary>
    /// <exception cref="ProviderException">The server cannot be reached, or does not know the model.</exception>
    public async IAsyncEnumerable<PullProgress> PullAsync(string model, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var last = "";
        await foreach (var progress in PullLines(model, cancellationToken).ConfigureAwait(false))
        {
            last = progress.Status;
            yield return progress;
        }

        if (last != "success")
            throw new ProviderException("ollama", FailureReason.TruncatedStream, $"The download of {model} broke off: run it again, it goes on where it stopped.");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    internal static async Task<LocalOllama?> DetectAsync(Uri endpoint, TimeProvider time, CancellationToken cancellationToken)
    {
        using OllamaModels models = new(endpoint, time);
        using CancellationTokenSource limit = new(DetectionTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var found = await OllamaTags.ReadAsync(models._http, either.Token).ConfigureAwait(false);
            var local = found.Where(model => !model.IsCloud).ToArray();
            var chat = await Task.WhenAll(local.Select(model => models.CanChatAsync(model, either.Token))).ConfigureAwait(false);
            return new LocalOllama(endpoint, [.. local.Where((_, i) => chat[i]).OrderBy(model => model.Size)]);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<bool> CanChatAsync(OllamaModel model, CancellationToken cancellationToken)
    {
        using var response = await _http.PostAsJsonAsync("api/show", new { model = model.Name }, cancellationToken).ConfigureAwait(false);
        var shown = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken).ConfigureAwait(false);

        // Servers older than mid-2025 do not say what a model can do.
        return shown.TryGetProperty("capabilities", out var capabilities) && capabilities.ValueKind == JsonValueKind.Array
            ? capabilities.EnumerateArray().Any(capability => capability.ValueEquals("completion"))
            : !model.Name.Contains("embed", StringComparison.OrdinalIgnoreCase);
    }

    private async IAsyncEnumerable<PullProgress> PullLines(string model, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = ReadLines(model, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (lines.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await lines.MoveNextAsync().ConfigureAwait(false))
                        yield break;
                }
                catch (Exception any) when (!cancellationToken.IsCancellationRequested)
                {
                    throw Tell(any);
                }

                // In mid-stream Ollama tells errors in a line of its own, mostly that its registry has no such model.
                if (lines.Current.TryGetProperty("error", out _))
                    throw new ProviderException("ollama", FailureReason.ModelNotFound, $"Ollama could not download {model}: check its name at https://ollama.com/library, and the server's connection.");
                yield return new PullProgress(
                    lines.Current.TryGetProperty("status", out var status) ? status.GetString() ?? "" : "", Bytes(lines.Current, "completed"), Bytes(lines.Current, "total"));
            }
        }
    }

    private async IAsyncEnumerable<JsonElement> ReadLines(string model, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri("api/pull", UriKind.Relative)) { Content = JsonContent.Create(new { model, stream = true }) };
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Length > 0)
                yield return JsonSerializer.Deserialize<JsonElement>(line);
        }
    }

    private static long? Bytes(JsonElement line, string name) => line.TryGetProperty(name, out var value) && value.TryGetInt64(out var bytes) ? bytes : null;

    private ProviderException Tell(Exception any)
    {
        var failure = Failures.From(any, _ => null, begun: false);
        var remedy = failure.Reason == FailureReason.Unreachable
            ? $"Start Ollama (`ollama serve`), or name another endpoint than {_endpoint.GetLeftPart(UriPartial.Path)}."
            : $"See that {_endpoint.GetLeftPart(UriPartial.Path)} is an Ollama server and up to date.";
        return new ProviderException("ollama", failure.Reason, remedy) { Status = failure.Status, Code = failure.Code };
    }
}
