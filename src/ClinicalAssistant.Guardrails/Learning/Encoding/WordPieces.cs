using System.Globalization;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Cuts a text into the pieces of words that the encoder knows: lower case, without accents, punctuation apart, the longest known piece first (WordPiece, as in
/// Devlin et al., BERT, 2019). Safe for concurrent use.
/// </summary>
internal sealed class WordPieces
{
    private const int LongestWord = 100;
    private readonly Dictionary<string, int> _starts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _rests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _start;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _rest;
    private readonly int _unknown;

    /// <summary>Pieces by number; one that goes on within a word begins with <c>##</c>.</summary>
    /// <exception cref="WrongInputException">One of the marks <c>[CLS]</c>, <c>[SEP]</c>, <c>[UNK]</c> is missing.</exception>
    public WordPieces(IEnumerable<string> pieces)
    {
        foreach (var (number, piece) in pieces.Index())
        {
            if (piece.StartsWith("##", StringComparison.Ordinal))
                _rests.TryAdd(piece[2..], number);
            else
                _starts.TryAdd(piece, number);
            Count = number + 1;
        }

        (First, Last, _unknown) = (Mark("[CLS]"), Mark("[SEP]"), Mark("[UNK]"));
        (_start, _rest) = (_starts.GetAlternateLookup<ReadOnlySpan<char>>(), _rests.GetAlternateLookup<ReadOnlySpan<char>>());
    }

    public int Count { get; }

    /// <summary>The mark before a text, and the one after it.</summary>
    public int First { get; }

    public int Last { get; }

    /// <summary>The pieces of a text, without marks.</summary>
    public List<int> Of(ReadOnlySpan<char> text)
    {
        var pieces = new List<int>(text.Length / 4);
        Span<char> word = stackalloc char[LongestWord + 1];
        var length = 0;
        foreach (var c in text)
        {
            if (IsDropped(c))
                continue;
            var isApart = IsPunctuation(c) || IsIdeograph(c);
            if (!isApart && !char.IsWhiteSpace(c))
            {
                // One letter too many marks a word that is too long to be one.
                if (length <= LongestWord)
                    word[length++] = Folding.Fold(c);
                continue;
            }

            Cut(word[..length], pieces);
            length = 0;
            if (isApart)
                Cut([c], pieces);
        }

        Cut(word[..length], pieces);
        return pieces;
    }

    private void Cut(ReadOnlySpan<char> word, List<int> pieces)
    {
        if (word.Length > LongestWord)
        {
            pieces.Add(_unknown);
            return;
        }

        var before = pieces.Count;
        var from = 0;
        while (from < word.Length)
        {
            var lookup = from == 0 ? _start : _rest;
            var end = word.Length;
            int piece;
            while (!lookup.TryGetValue(word[from..end], out piece))
            {
                if (--end == from)
                {
                    pieces.RemoveRange(before, pieces.Count - before);
                    pieces.Add(_unknown);
                    return;
                }
            }

            pieces.Add(piece);
            from = end;
        }
    }

    private int Mark(string mark) => _starts.TryGetValue(mark, out var number) ? number : throw new WrongInputException($"The encoder's pieces hold no {mark}. Restore them, or train again with tools/ClinicalAssistant.EncoderTraining.");

    private static bool IsDropped(char c) =>
        c is '\0' or '\uFFFD' || (c is not ('\t' or '\n' or '\r') && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark);

    private static bool IsPunctuation(char c) => c < 128 ? c > ' ' && !char.IsAsciiLetterOrDigit(c) : char.IsPunctuation(c);

    private static bool IsIdeograph(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF');
}
