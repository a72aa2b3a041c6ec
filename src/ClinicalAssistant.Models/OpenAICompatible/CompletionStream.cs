using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>
/// Streams chat completions straight from the wire: the SDK reads each token through a document, a model of its own and four more layers, which with many streams is most of
/// their cost. Whole replies, and what <see cref="CompletionBody"/> cannot say, go through the SDK as before.
/// </summary>
internal sealed class CompletionStream(IChatClient sdk, HttpClient http, ModelProvider provider, string? key, string limitField) : DelegatingChatClient(sdk)
{
    private readonly Uri _address = new(provider.Endpoint.AbsoluteUri.TrimEnd('/') + "/chat/completions");

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        options ??= new ChatOptions();
        return CompletionBody.Fits(list, options) ? ReadAsync(CompletionBody.Write(list, options, provider.Model, limitField), cancellationToken) : base.GetStreamingResponseAsync(list, options, cancellationToken);
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
