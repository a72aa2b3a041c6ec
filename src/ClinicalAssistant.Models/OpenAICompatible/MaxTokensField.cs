#pragma warning disable SCME0001 // The SDK's JSON patch is marked experimental; it is its only way to this field.
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace ClinicalAssistant.Models;

/// <summary>
/// Sends the token limit as <c>max_tokens</c>. OpenAI itself wants <c>max_completion_tokens</c>, which the SDK sends; most compatible servers
/// (Ollama's <c>/v1</c>, LM Studio, older vLLM) pass over that name and would write without limit.
/// </summary>
internal sealed class MaxTokensField(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, Renamed(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages, Renamed(options), cancellationToken);

    private static ChatOptions? Renamed(ChatOptions? options)
    {
        if (options?.MaxOutputTokens is not { } limit)
            return options;
        var renamed = options.Clone();
        renamed.MaxOutputTokens = null;
        renamed.RawRepresentationFactory = client =>
        {
            var raw = options.RawRepresentationFactory?.Invoke(client) as ChatCompletionOptions ?? new ChatCompletionOptions();
            raw.Patch.Set("$.max_tokens"u8, limit);
            return raw;
        };
        return renamed;
    }
}
