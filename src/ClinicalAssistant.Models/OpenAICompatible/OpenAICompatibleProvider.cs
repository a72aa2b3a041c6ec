using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace ClinicalAssistant.Models;

/// <summary>Any server that speaks OpenAI's chat completions.</summary>
internal static class OpenAICompatibleProvider
{
    // The SDK insists on a key; it is taken off again before anything is sent.
    private const string NoKey = "none";

    public static ProviderConnection Open(ModelProvider provider, ProviderOptions options)
    {
        var anonymous = string.IsNullOrEmpty(options.ApiKey);
        var http = WireHandler.Client(provider.Endpoint, provider.Time, anonymous);
        OpenAIClient client = new(new ApiKeyCredential(anonymous ? NoKey : options.ApiKey!), new OpenAIClientOptions
        {
            Endpoint = provider.Endpoint,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });
        var chat = client.GetChatClient(provider.Model).AsIChatClient();
        var own = IsOpenAI(provider.Endpoint);
        var streaming = new CompletionStream(own ? chat : new MaxTokensField(chat), http, provider, anonymous ? null : options.ApiKey, own ? "max_completion_tokens" : "max_tokens");
        return new ProviderConnection(http, streaming, OpenAIFailures.Translate, async cancellationToken =>
        {
            var models = await Failures.GuardAsync(
                provider, OpenAIFailures.Translate, () => client.GetOpenAIModelClient().GetModelsAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            return [.. models.Value.Select(model => model.Id)];
        })
        {
            Embeddings = model => client.GetEmbeddingClient(model).AsIEmbeddingGenerator(),
        };
    }

    private static bool IsOpenAI(Uri endpoint) => endpoint.Host.EndsWith(".openai.com", StringComparison.OrdinalIgnoreCase);
}
