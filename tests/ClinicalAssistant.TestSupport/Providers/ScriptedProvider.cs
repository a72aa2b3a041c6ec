using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace ClinicalAssistant.TestSupport;

/// <summary>
/// A model provider on a random loopback port that speaks OpenAI's, Azure OpenAI's and Ollama's protocol, answers as scripted and keeps what it was asked.
/// </summary>
public sealed class ScriptedProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ScriptedReply> _script = new();
    private readonly Lock _lock = new();
    private readonly List<RecordedRequest> _requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private readonly CancellationTokenSource _stopping = new();

    private ScriptedProvider(WebApplication app) => _app = app;

    /// <summary>Base address; also the endpoint of Azure OpenAI and of Ollama.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Endpoint for Ollama's native protocol.</summary>
    public string OllamaEndpoint => Address.AbsoluteUri;

    /// <summary>Endpoint for Azure OpenAI.</summary>
    public string AzureEndpoint => Address.AbsoluteUri;

    /// <summary>Endpoint for an OpenAI-compatible client.</summary>
    public string OpenAIEndpoint => Address.AbsoluteUri + "v1";

    /// <summary>What is answered when the script is used up.</summary>
    public ScriptedReply Default { get; set; } = ScriptedReply.Text("Understood.");

    /// <summary>Answers by request when the script is used up; null, or a null answer, gives <see cref="Default"/>.</summary>
    public Func<RecordedRequest, ScriptedReply?>? Answer { get; set; }

    /// <summary>Makes the vector of a text; without it there are no embeddings (404).</summary>
    public Func<string, float[]>? Embed { get; set; }

    /// <summary>What is wrong with each of the next embedding replies.</summary>
    public Queue<ScriptedFault> EmbeddingFaults { get; } = new();

    /// <summary>The models it lists. A chat with another is 404; an empty list accepts every name.</summary>
    public IList<ScriptedModel> Models { get; } = [];

    /// <summary>The key that a request must carry, or null to ask for none.</summary>
    public string? RequiredKey { get; set; }

    /// <summary>The chat requests so far, in order.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>Starts a provider.</summary>
    public static async Task<ScriptedProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        var provider = new ScriptedProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync();
        provider.Address = new Uri(provider._app.Urls.First());
        return provider;
    }

    /// <summary>Adds a reply to the script.</summary>
    public ScriptedProvider Enqueue(params ScriptedReply[] replies)
    {
        foreach (var reply in replies)
            _script.Enqueue(reply);
        return this;
    }

    /// <summary>Next, a text in one piece.</summary>
    public ScriptedProvider Reply(string text) => Enqueue(ScriptedReply.Text(text));

    /// <summary>Next, a text in pieces.</summary>
    public ScriptedProvider ReplyInChunks(params string[] chunks) => Enqueue(ScriptedReply.InChunks(chunks));

    /// <summary>Next, a call of a tool.</summary>
    public ScriptedProvider CallTool(string name, object arguments) => Enqueue(ScriptedReply.Tool(name, arguments));

    /// <summary>Next, a fault.</summary>
    public ScriptedProvider Fail(ScriptedFault fault, string? retryAfter = null) => Enqueue(ScriptedReply.Failing(fault, retryAfter));

    /// <summary>From now on a fault, whatever is asked.</summary>
    public ScriptedProvider AlwaysFail(ScriptedFault fault)
    {
        Default = ScriptedReply.Failing(fault);
        return this;
    }

    /// <summary>Waits until that many chat requests have come, and gives the last of them.</summary>
    public async Task<RecordedRequest> RequestAsync(int count = 1)
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_requests.Count >= count)
                return _requests[count - 1];
            _waiting.Add((count, reached));
        }

        await reached.Task;
        return Requests[count - 1];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private void Map()
    {
        OpenAIWire openAI = new();
        OllamaWire ollama = new();
        AzureOpenAIWire azure = new();
        _app.MapPost("/v1/chat/completions", context => ChatAsync(context, openAI));
        _app.MapPost("/openai/deployments/{deployment}/chat/completions", context => ChatAsync(context, azure));
        _app.MapPost("/api/chat", context => ChatAsync(context, ollama));
        _app.MapPost("/v1/embeddings", context => EmbedAsync(context, openAI, EmbeddingWire.OpenAI));
        _app.MapPost("/openai/deployments/{deployment}/embeddings", context => EmbedAsync(context, azure, EmbeddingWire.OpenAI));
        _app.MapPost("/api/embed", context => EmbedAsync(context, ollama, EmbeddingWire.Ollama));
        _app.MapGet("/v1/models", context => ListAsync(context, openAI, new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. Models.Select(model => new JsonObject
            {
                ["id"] = model.Name,
                ["object"] = "model",
                ["created"] = 1686935002,
                ["owned_by"] = "organization-owner",
            })]),
        }));
        _app.MapGet("/api/tags", context => ListAsync(context, ollama, OllamaCatalogue.Tags(Models)));
        _app.MapGet("/api/version", context => WriteJsonAsync(context, """{"version":"0.5.1"}"""));
        _app.MapGet("/", context => context.Response.WriteAsync("Ollama is running"));
        _app.MapPost("/api/show", ShowAsync);
        _app.MapPost("/api/pull", PullAsync);
    }

    private async Task ChatAsync(HttpContext context, ProviderWire wire)
    {
        var request = await ReadAsync(context);
        request.IsStream = wire.IsStream(request);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        var clientLeft = context.RequestAborted;
        context.RequestAborted = ended.Token;
        Record(request);
        var aborted = false;
        try
        {
            var model = wire.ModelOf(context, request);
            await new ReplyWriter(wire, context, request, model).WriteAsync(Choose(wire, request, model));
        }
        catch (OperationCanceledException)
        {
            aborted = clientLeft.IsCancellationRequested;
            context.Abort();
        }
        catch (IOException)
        {
            aborted = true;
        }
        finally
        {
            request.End(aborted);
        }
    }

    private async Task EmbedAsync(HttpContext context, ProviderWire wire, Func<RecordedRequest, Func<string, float[]>, JsonObject> body)
    {
        var request = await ReadAsync(context);
        Record(request);
        var fault = EmbeddingFaults.TryDequeue(out var scripted) ? scripted : Embed is null ? ScriptedFault.ModelNotFound : ScriptedFault.None;
        if (fault == ScriptedFault.None)
            await WriteJsonAsync(context, body(request, Embed!).ToJsonString());
        else
            await new ReplyWriter(wire, context, request, wire.ModelOf(context, request)).WriteAsync(ScriptedReply.Failing(fault));
    }

    private ScriptedReply Choose(ProviderWire wire, RecordedRequest request, string model)
    {
        if (RequiredKey is not null && wire.PresentedKey(request) != RequiredKey)
            return ScriptedReply.Failing(ScriptedFault.Unauthorized);
        if (Find(model) is null && Models.Count > 0)
            return ScriptedReply.Failing(ScriptedFault.ModelNotFound);
        return _script.TryDequeue(out var reply) ? reply : Answer?.Invoke(request) ?? Default;
    }

    private ScriptedModel? Find(string name) => Models.FirstOrDefault(model => model.Name == name || model.Name == name + ":latest");

    private async Task ListAsync(HttpContext context, ProviderWire wire, JsonObject body)
    {
        var request = await ReadAsync(context);
        if (RequiredKey is null || wire.PresentedKey(request) == RequiredKey)
        {
            await WriteJsonAsync(context, body.ToJsonString());
            return;
        }

        await new ReplyWriter(wire, context, request, "").WriteAsync(ScriptedReply.Failing(ScriptedFault.Unauthorized));
    }

    private async Task ShowAsync(HttpContext context)
    {
        var name = (await ReadAsync(context)).Json.GetProperty("model").GetString() ?? "";
        if (Find(name) is not { } model)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await WriteJsonAsync(context, new JsonObject { ["error"] = $"model '{name}' not found" }.ToJsonString());
            return;
        }

        await WriteJsonAsync(context, OllamaCatalogue.Show(model).ToJsonString());
    }

    private async Task PullAsync(HttpContext context)
    {
        var name = (await ReadAsync(context)).Json.GetProperty("model").GetString() ?? "";
        context.Response.ContentType = "application/x-ndjson";
        if (name.StartsWith("absent", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync("{\"status\":\"pulling manifest\"}\n{\"error\":\"pull model manifest: file does not exist\"}\n");
            return;
        }

        foreach (var line in OllamaCatalogue.Pull())
            await context.Response.WriteAsync(line.ToJsonString() + "\n");
        Models.Add(new ScriptedModel(name));
    }

    private void Record(RecordedRequest request)
    {
        lock (_lock)
        {
            _requests.Add(request);
            foreach (var (count, reached) in _waiting)
            {
                if (_requests.Count >= count)
                    reached.TrySetResult();
            }
        }
    }

    private static async Task<RecordedRequest> ReadAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new RecordedRequest(context.Request.Method, context.Request.Path, context.Request.QueryString.Value ?? "", headers, await reader.ReadToEndAsync());
    }

    private static Task WriteJsonAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json);
    }
}
