using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>Azure OpenAI with a key, or keyless by Microsoft Entra ID.</summary>
internal static class AzureOpenAIProvider
{
    public static ProviderConnection Open(ModelProvider provider, ProviderOptions options) =>
        Open(provider, options, () => new DefaultAzureCredential());

    /// <summary>The same with another source of tokens.</summary>
    public static ProviderConnection Open(ModelProvider provider, ProviderOptions options, Func<TokenCredential> credential)
    {
        var http = WireHandler.Client(provider.Endpoint, provider.Time);
        AzureOpenAIClientOptions settings = new()
        {
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        };
        AzureOpenAIClient client = options.UseEntraId
            ? new(provider.Endpoint, credential(), settings)
            : new(provider.Endpoint, new ApiKeyCredential(options.ApiKey!), settings);
        return new ProviderConnection(http, client.GetChatClient(provider.Model).AsIChatClient(), Translate, NoList)
        {
            Embeddings = deployment => client.GetEmbeddingClient(deployment).AsIEmbeddingGenerator(),
        };
    }

    // With a key the resource does not list its deployments: that is the control plane's.
    private static Task<IReadOnlyList<string>?> NoList(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>?>(null);

    private static WireFailure? Translate(Exception exception) => exception is AuthenticationFailedException
        ? new WireFailure(FailureReason.Unauthorized) { Code = exception.GetType().Name }
        : OpenAIFailures.Translate(exception);
}
