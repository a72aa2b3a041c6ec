using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>
/// Sends the result of a tool as the content of a tool message, as Ollama documents it. The SDK would send an object with its own random call id,
/// which the model has never seen and which makes the same question another request each time.
/// </summary>
internal sealed class PlainToolResults(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages.SelectMany(Plain), options, cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages.SelectMany(Plain), options, cancellationToken);

    private static IEnumerable<ChatMessage> Plain(ChatMessage message)
    {
        if (!message.Contents.Any(content => content is FunctionResultContent))
            return [message];
        return message.Contents.OfType<FunctionResultContent>().Select(result => new ChatMessage(ChatRole.Tool, Text(result.Result)));
    }

    private static string Text(object? result) => result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString()!,
        _ => JsonSerializer.Serialize(result, AIJsonUtilities.DefaultOptions.GetTypeInfo(result.GetType())),
    };
}
