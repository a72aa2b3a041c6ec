using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>
/// Chat completions, streamed straight from the wire: the SDK reads each token through a document, a model of its own and four more layers, which with many streams is most of
/// their cost. Whole replies, and what <see cref="CompletionBody"/> cannot say, go through the SDK.
/// </summary>
internal sealed class CompletionClient(Func<IChatClient> sdk, HttpClient http, ModelProvider provider, string? key, string limitField) : IChatClient
{
    private readonly Uri _address = new(provider.Endpoint.AbsoluteUri.TrimEnd('/') + "/chat/completions");
    private readonly Lazy<IChatClient> _sdk = new(sdk);
    private readonly ChatClientMetadata _metadata = new("openai", provider.Endpoint, provider.Model);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        _sdk.Value.GetResponseAsync(messages, options, cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        options ??= new ChatOptions();
        return CompletionBody.Fits(list, options) ? ReadAsync(CompletionBody.Write(list, options, provider.Model, limitField), cancellationToken) : _sdk.Value.GetStreamingResponseAsync(list, options, cancellationToken);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
        if (_sdk.IsValueCreated)
            _sdk.Value.Dispose();
    }

    private async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(byte[] body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        using var frames = new EventFrames(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        var chunks = new CompletionChunks();
        while (await frames.NextAsync(cancellationToken).ConfigureAwait(false) && !frames.Current.SequenceEqual("[DONE]"u8))
            yield return chunks.Read(frames.Current);
        if (chunks.Calls() is { } calls)
            yield return calls;
    }
}
