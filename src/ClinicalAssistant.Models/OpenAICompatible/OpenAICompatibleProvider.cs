using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace ClinicalAssistant.Models;

/// <summary>Any server that speaks OpenAI's chat completions. The SDK is loaded for what only it can say.</summary>
internal static class OpenAICompatibleProvider
{
    // The SDK insists on a key; it is taken off again before anything is sent.
    private const string NoKey = "none";

    public static ProviderConnection Open(ModelProvider provider, ProviderOptions options)
    {
        var key = string.IsNullOrEmpty(options.ApiKey) ? null : options.ApiKey;
        var http = WireHandler.Client(provider.Endpoint, provider.Time, anonymous: key is null);
        Lazy<OpenAIClient> sdk = new(() => new(new ApiKeyCredential(key ?? NoKey), new OpenAIClientOptions
        {
            Endpoint = provider.Endpoint,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        }));
        var own = IsOpenAI(provider.Endpoint);
        IChatClient Sdk()
        {
            var chat = sdk.Value.GetChatClient(provider.Model).AsIChatClient();
            return own ? chat : new MaxTokensField(chat);
        }

        CompletionClient client = new(Sdk, http, provider, key, own ? "max_completion_tokens" : "max_tokens");
        return new ProviderConnection(http, client, OpenAIFailures.Translate, async cancellationToken =>
            await Failures.GuardAsync(provider, OpenAIFailures.Translate, () => ModelNames.ReadAsync(http, provider.Endpoint, key, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            Embeddings = model => sdk.Value.GetEmbeddingClient(model).AsIEmbeddingGenerator(),
        };
    }

    private static bool IsOpenAI(Uri endpoint) => endpoint.Host.EndsWith(".openai.com", StringComparison.OrdinalIgnoreCase);
}
