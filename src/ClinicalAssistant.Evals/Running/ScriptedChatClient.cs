using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Evals;

/// <summary>
/// A model that says what the case's script says, in the small pieces that models stream: for guards that must hold when the model lies, and for a look
/// at the prompt that a model would get. What it says is never a figure of a model's quality.
/// </summary>
internal sealed class ScriptedChatClient : IChatClient
{
    public const string Name = "scripted";

    // Semantic Kernel asks every client for the name of its model.
    private static readonly ChatClientMetadata Metadata = new(Name, null, Name);

    // Pieces end within words, so that a guard that reads pieces instead of sentences is found out.
    private const int PieceLength = 17;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Reply(messages))) { FinishReason = ChatFinishReason.Stop });

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reply = Reply(messages);
        for (var at = 0; at < reply.Length; at += PieceLength)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, reply.Substring(at, Math.Min(PieceLength, reply.Length - at)));
        }

        await Task.CompletedTask.ConfigureAwait(false);
        yield return new ChatResponseUpdate { Role = ChatRole.Assistant, FinishReason = ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType == typeof(ChatClientMetadata) ? Metadata : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private static string Reply(IEnumerable<ChatMessage> messages) =>
        CaseContext.Current is { } context ? context.Next([.. messages]) ?? "The script of this case has no further reply." : throw new InvalidOperationException("No case is under way.");
}
