using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>Follows an answer and says at its end whether it is one. Also says from when on updates may be released.</summary>
internal sealed class ReplyCheck
{
    private int _updates;
    private bool _text;
    private bool _toolCall;
    private bool _refused;
    private ChatFinishReason? _finish;

    /// <summary>Whether the model has begun to answer.</summary>
    public bool Begun { get; private set; }

    /// <summary>Whether a tool was called.</summary>
    public bool CallsTool => _toolCall;

    public void Add(ChatResponseUpdate update)
    {
        _updates++;
        foreach (var content in update.Contents)
            Add(content);
        if (update.FinishReason is { Value.Length: > 0 } finish)
            _finish = finish;

        // A stream may open with two items that hold nothing yet (Azure's prompt filter, the role). Later items without content are
        // pieces of a tool call, or reasoning that the SDK does not map.
        Begun |= _updates > 2 || update.Contents.Any(content => content is not TextContent { Text.Length: 0 });
    }

    /// <summary>
    /// True once there is text or reasoning to show. An answer is held back from its first tool call on: the SDK hands a call over even where the stream broke
    /// in the middle of its arguments, and a held answer can still be asked for again.
    /// </summary>
    public bool MayRelease(ChatResponseUpdate update) => !_toolCall
        && update.Contents.Any(content => content is TextContent { Text: var text } && !string.IsNullOrWhiteSpace(text) || content is TextReasoningContent { Text.Length: > 0 });

    public WireFailure? AtEnd() =>
        _finish == ChatFinishReason.ContentFilter || _refused ? new WireFailure(FailureReason.ContentRefused)
        : _updates == 0 ? new WireFailure(FailureReason.EmptyReply)
        : _finish is null && (_text || _toolCall || Begun) ? new WireFailure(FailureReason.TruncatedStream)
        : !_text && !_toolCall ? Empty()
        : null;

    public WireFailure? Whole(ChatResponse response)
    {
        foreach (var content in response.Messages.SelectMany(message => message.Contents))
            Add(content);
        _finish = response.FinishReason is { Value.Length: > 0 } finish ? finish : null;
        return _finish == ChatFinishReason.ContentFilter || _refused ? new WireFailure(FailureReason.ContentRefused)
            : !_text && !_toolCall ? Empty()
            : _finish is null ? new WireFailure(FailureReason.InvalidReply) { Code = "no_finish_reason" }
            : null;
    }

    // A model that reasons first can use up its tokens before its first word.
    private WireFailure Empty() => new(FailureReason.EmptyReply) { Code = _finish == ChatFinishReason.Length ? ProviderException.LengthCode : null };

    private void Add(AIContent content)
    {
        _text |= content is TextContent { Text: var text } && !string.IsNullOrWhiteSpace(text);
        _toolCall |= content is FunctionCallContent;
        _refused |= content is ErrorContent;
    }
}
