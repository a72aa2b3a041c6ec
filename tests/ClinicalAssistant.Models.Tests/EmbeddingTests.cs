using ClinicalAssistant.TestSupport;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models.Tests;

/// <summary>Vectors of texts over each provider's wire.</summary>
public sealed class EmbeddingTests
{
    private static ModelProvider Provider(ScriptedProvider server, string kind, int attempts = 2, string? model = "test-embedding")
    {
        var options = new ModelOptions();
        options.Providers["p"] = new ProviderOptions
        {
            Kind = kind,
            Endpoint = kind switch { "Ollama" => server.OllamaEndpoint, "AzureOpenAI" => server.AzureEndpoint, _ => server.OpenAIEndpoint },
            Model = "test-model",
            EmbeddingModel = model,
            ApiKey = kind == "AzureOpenAI" ? "key" : null,
            AllowInsecure = true,
            MaxAttempts = attempts,
            RetryDelay = TimeSpan.FromMilliseconds(1),
        };
        return ModelCatalogue.Create(options, TimeProvider.System).Providers[0];
    }

    private static float[] Of(string text) => [text.Length, 0.5f, -1];

    [Theory]
    [InlineData("OpenAICompatible")]
    [InlineData("AzureOpenAI")]
    [InlineData("Ollama")]
    public async Task Each_wire_gives_one_vector_for_each_text(string kind)
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Embed = Of;
        using var provider = Provider(server, kind);

        var made = await provider.Embeddings!.GenerateAsync(["one", "three"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([[3, 0.5f, -1], [5, 0.5f, -1]], made.Select(one => one.Vector.ToArray()));
        Assert.Contains("test-embedding", server.Requests[0].Path + server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OpenAICompatible")]
    [InlineData("Ollama")]
    public async Task A_busy_server_is_asked_again_and_one_that_stays_so_is_a_failure_with_its_remedy(string kind)
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Embed = Of;
        using var provider = Provider(server, kind);
        server.EmbeddingFaults.Enqueue(ScriptedFault.Overloaded);
        Assert.Single(await provider.Embeddings!.GenerateAsync(["one"], cancellationToken: TestContext.Current.CancellationToken));

        server.EmbeddingFaults.Enqueue(ScriptedFault.Overloaded);
        server.EmbeddingFaults.Enqueue(ScriptedFault.Overloaded);
        var failure = await Assert.ThrowsAsync<ProviderException>(() => provider.Embeddings!.GenerateAsync(["one"], cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("p", failure.Provider);
    }

    [Fact]
    public async Task A_reply_without_vectors_is_no_reply()
    {
        await using var server = await ScriptedProvider.StartAsync();
        server.Embed = _ => [];
        using var provider = Provider(server, "Ollama", attempts: 1);
        Assert.Equal(FailureReason.InvalidReply, (await Assert.ThrowsAsync<ProviderException>(() => provider.Embeddings!.GenerateAsync(["one"], cancellationToken: TestContext.Current.CancellationToken))).Reason);
    }

    [Fact]
    public async Task A_provider_without_an_embedding_model_makes_none()
    {
        await using var server = await ScriptedProvider.StartAsync();
        using var provider = Provider(server, "Ollama", model: null);
        Assert.Null(provider.Embeddings);
    }
}
