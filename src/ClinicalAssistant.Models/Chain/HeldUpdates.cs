using System.Buffers;
using System.Text;
using Microsoft.Extensions.AI;

namespace ClinicalAssistant.Models;

/// <summary>The updates of a stream that are not released yet. For a reader of phrases, text that follows text is put together.</summary>
internal sealed class HeldUpdates(bool phrases)
{
    // A reader is not kept waiting for a sentence without an end.
    private const int MostCharacters = 200;

    private static readonly SearchValues<char> Ends = SearchValues.Create(".?!…。\n");

    private readonly Queue<ChatResponseUpdate> _updates = new();
    private readonly StringBuilder _text = new();
    private ChatResponseUpdate? _last;
    private bool _atEnd = true;

    public void Add(ChatResponseUpdate update)
    {
        if (!phrases || TextOf(update) is not { } text)
        {
            Settle();
            _updates.Enqueue(update);
            return;
        }

        _text.Append(text);
        _last = update;
    }

    /// <summary>
    /// Whether the reader can do something with what is held: a sentence may have ended in it, or what follows one shows that it did (up to the first letter after the
    /// stop, which citations and list marks may precede).
    /// </summary>
    public bool MayEndWith(ChatResponseUpdate update)
    {
        if (!phrases || TextOf(update) is not { } text)
            return true;
        var (was, stop) = (_atEnd, text.AsSpan().LastIndexOfAny(Ends));
        var rest = text.AsSpan(stop + 1);
        _atEnd = (was || stop >= 0) && !HasLetter(rest);
        return was || stop >= 0 || _text.Length >= MostCharacters;
    }

    public bool TryTake(out ChatResponseUpdate update)
    {
        Settle();
        return _updates.TryDequeue(out update!);
    }

    private void Settle()
    {
        if (_last is not { } last)
            return;
        if (_text.Length > last.Text.Length)
            last.Contents = [new TextContent(_text.ToString())];
        _updates.Enqueue(last);
        _text.Clear();
        _last = null;
    }

    private static string? TextOf(ChatResponseUpdate update) => update is { FinishReason: null, Contents: [TextContent { Text: var text }] } ? text : null;

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }
}
