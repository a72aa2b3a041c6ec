using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>What a provider's folder makes of its settings: a client that tries once, how its SDK's own exceptions read, and its list of models.</summary>
/// <param name="Http">The HTTP client underneath.</param>
/// <param name="Client">The SDK's chat client, its own retries off.</param>
/// <param name="Translate">The failure behind an exception of the SDK, or null where the exception is not one of its own.</param>
/// <param name="ListModels">The models that the server lists; null where it has no list.</param>
internal sealed record ProviderConnection(
    HttpClient Http,
    IChatClient Client,
    Func<Exception, WireFailure?> Translate,
    Func<CancellationToken, Task<IReadOnlyList<string>?>> ListModels) : IDisposable
{
    /// <summary>Makes the SDK's generator of vectors for a model.</summary>
    public Func<string, IEmbeddingGenerator<string, Embedding<float>>> Embeddings { get; init; } = _ => throw new NotSupportedException("This connection makes no vectors.");

    public static ProviderConnection Open(ModelProvider provider, ProviderOptions options) => provider.Kind switch
    {
        ProviderKind.AzureOpenAI => AzureOpenAIProvider.Open(provider, options),
        ProviderKind.OpenAICompatible => OpenAICompatibleProvider.Open(provider, options),
        _ => OllamaProvider.Open(provider, options),
    };

    public void Dispose()
    {
        Client.Dispose();
        Http.Dispose();
    }
}
