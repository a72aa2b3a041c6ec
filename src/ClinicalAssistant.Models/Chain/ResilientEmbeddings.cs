using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>A provider's embedding model under the time limits, retries and circuit breaker of <see cref="ResilientCall"/>. A reply without one vector for each text is a failure.</summary>
internal sealed class ResilientEmbeddings(ModelProvider provider, ProviderConnection connection, ProviderOptions options)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(connection.Embeddings(options.EmbeddingModel!))
{
    private readonly ResilientCall _call = new(provider, connection, options, options.MaxAttempts);

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> texts = [.. values];
        GeneratedEmbeddings<Embedding<float>>? made = null;
        await _call.RunAsync(
            async (_, token) => made = await _call.WholeAsync(
                inner => base.GenerateAsync(texts, options, inner),
                reply => reply.Count == texts.Count && reply.All(one => one.Vector.Length > 0) ? null : new WireFailure(FailureReason.InvalidReply) { Code = "vectors" },
                token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return made!;
    }
}
