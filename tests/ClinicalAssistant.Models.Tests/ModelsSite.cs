using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models.Tests;

/// <summary>A site with one provider, which is the scripted one.</summary>
internal sealed class ModelsSite : IAsyncDisposable
{
    public const string Model = "test-model";

    private ModelsSite(ScriptedProvider server, ModelCatalogue catalogue, CapturedLog log) => (Server, Catalogue, Log) = (server, catalogue, log);

    public ScriptedProvider Server { get; }

    public ModelCatalogue Catalogue { get; }

    public CapturedLog Log { get; }

    public ModelProvider Provider => Catalogue.Providers[0];

    public IChatClient Client => Provider.Client;

    /// <summary>Every protocol.</summary>
    public static TheoryData<ProviderKind> Kinds => [ProviderKind.AzureOpenAI, ProviderKind.OpenAICompatible, ProviderKind.Ollama];

    /// <summary>One attempt and no wait unless the test says otherwise.</summary>
    public static async Task<ModelsSite> StartAsync(ProviderKind kind, Action<ProviderOptions>? change = null, TimeProvider? time = null)
    {
        var server = await ScriptedProvider.StartAsync();
        ModelOptions options = new();
        options.Providers["tested"] = Options(kind, server, change);
        CapturedLog log = new();
        return new ModelsSite(server, ModelCatalogue.Create(options, time ?? TimeProvider.System, log), log);
    }

    public static ProviderOptions Options(ProviderKind kind, ScriptedProvider server, Action<ProviderOptions>? change = null)
    {
        ProviderOptions provider = new()
        {
            Kind = kind.ToString(),
            Model = Model,
            Endpoint = kind switch
            {
                ProviderKind.AzureOpenAI => server.AzureEndpoint,
                ProviderKind.OpenAICompatible => server.OpenAIEndpoint,
                _ => server.OllamaEndpoint,
            },
            ApiKey = kind == ProviderKind.AzureOpenAI ? "azure-key" : null,
            MaxAttempts = 1,
            RetryDelay = TimeSpan.FromMilliseconds(1),
        };
        change?.Invoke(provider);
        return provider;
    }

    /// <summary>All updates of a stream.</summary>
    public static async Task<IReadOnlyList<ChatResponseUpdate>> StreamAsync(IChatClient client, string text, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<ChatResponseUpdate> updates = [];
        await foreach (var update in client.GetStreamingResponseAsync(text, options, cancellationToken))
            updates.Add(update);
        return updates;
    }

    /// <summary>The failure of a chat, streamed or not.</summary>
    public static Task<ProviderException> FailureAsync(IChatClient client, bool stream) => Assert.ThrowsAsync<ProviderException>(async () =>
    {
        if (stream)
            await StreamAsync(client, "Hello");
        else
            await client.GetResponseAsync("Hello");
    });

    public async ValueTask DisposeAsync()
    {
        Catalogue.Dispose();
        await Server.DisposeAsync();
    }
}
