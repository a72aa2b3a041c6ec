using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ClinicalAssistant.Core;

/// <summary>
/// Cuts a text that arrives in pieces into the sentences that <see cref="SentenceReader"/> finds in the whole of it. What is returned,
/// put together, is the input to the last unit, and does not depend on where the pieces were cut. Not safe for concurrent use.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a stream of sentences, not a System.IO.Stream.")]
public sealed class SentenceStream
{
    private readonly StringBuilder _rest = new();
    private int _position;

    /// <summary>Adds a piece and returns the sentences that are complete now, in order; none while the end of one is still open.</summary>
    public IReadOnlyList<string> Push(string chunk)
    {
        ArgumentNullException.ThrowIfNull(chunk);
        if (chunk.Length == 0)
            return [];
        _rest.Append(chunk);
        var text = _rest.ToString();
        List<string>? done = null;
        var start = 0;
        while (start < text.Length)
        {
            var end = SentenceBoundary.Next(text, start, ref _position);
            if (end < 0)
                break;
            (done ??= []).Add(text[start..end]);
            start = end;
            _position = end;
        }

        if (start > 0)
        {
            _rest.Remove(0, start);
            _position -= start;
        }

        return done is null ? [] : done;
    }

    /// <summary>Ends the text: what is left of it, or null where nothing is.</summary>
    public string? Flush()
    {
        if (_rest.Length == 0)
            return null;
        var last = _rest.ToString();
        _rest.Clear();
        _position = 0;
        return last;
    }
}
