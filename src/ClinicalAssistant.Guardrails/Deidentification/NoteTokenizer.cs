using System.Globalization;

namespace ClinicalAssistant.Guardrails;

/// <summary>Cuts a note into tokens in one pass.</summary>
internal static class NoteTokenizer
{
    /// <summary>The tokens of a text, at the beginning of an array that may be longer, and how many.</summary>
    public static (NoteToken[] Tokens, int Count) Read(string text, Lexicon lexicon)
    {
        var tokens = new NoteToken[(text.Length / 3) + 4];
        var count = 0;
        var spaced = false;
        var i = 0;
        while (i < text.Length)
        {
            if (count == tokens.Length)
                Array.Resize(ref tokens, 2 * count);
            var c = text[i];
            if (c is '\n' or '\r')
            {
                tokens[count++] = new NoteToken { Start = i, End = ++i, Shape = Shape.LineEnd };
                spaced = false;
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                spaced = true;
                i++;
                continue;
            }

            ref var token = ref tokens[count++];
            token.Start = i;
            token.Spaced = spaced;
            spaced = false;
            if (char.IsAsciiDigit(c))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                    i++;
                token.Shape = Shape.Digits;
            }
            else if (IsLetter(c))
            {
                i = WordEnd(text, i);
                token.Shape = ShapeOf(text.AsSpan(token.Start, i - token.Start));
            }
            else
            {
                i += char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
                if (IsApostrophe(c) && i < text.Length && text[i] is 's' or 'S' && (i + 1 == text.Length || !IsLetter(text[i + 1])) && token.Start > 0 && char.IsLetter(text[token.Start - 1]))
                    i++;
            }

            token.End = i;
        }

        Senses(tokens.AsSpan(0, count), text, lexicon);
        return (tokens, count);
    }

    // Keys first, then the places where they stand, read without a question between, so that the reads overlap.
    private static void Senses(Span<NoteToken> tokens, string text, Lexicon lexicon)
    {
        foreach (ref var token in tokens)
            token.Sense = token.IsWord ? (Sense)Lexicon.KeyOf(text.AsSpan(token.Start, token.Length)) : Sense.None;
        foreach (ref var token in tokens)
            token.Starts = (Sense)lexicon.First((ulong)token.Sense);
        foreach (ref var token in tokens)
        {
            if (!token.IsWord)
            {
                token.Starts = Sense.None;
                continue;
            }

            var sense = lexicon.Of((ulong)token.Sense, text.AsSpan(token.Start, token.Length));
            token.Sense = sense & ~Sense.AnyStart;
            token.Starts = sense & Sense.AnyStart;
        }
    }

    private static int WordEnd(string text, int i)
    {
        while (i < text.Length && (IsLetter(text[i]) || (IsApostrophe(text[i]) && IsInner(text, i))))
            i++;
        return i;
    }

    // "O'Brien" and "don't" are one word; the possessive stands apart.
    private static bool IsInner(string text, int i) =>
        i + 1 < text.Length && char.IsLetter(text[i + 1]) && !(text[i + 1] is 's' or 'S' && (i + 2 == text.Length || !IsLetter(text[i + 2])));

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019';

    private static bool IsLetter(char c) => c < 128 ? char.IsAsciiLetter(c) : char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static Shape ShapeOf(ReadOnlySpan<char> word)
    {
        if (!char.IsUpper(word[0]))
            return Shape.Lower;
        var letters = 0;
        foreach (var c in word)
        {
            if (char.IsLower(c))
                return Shape.Title;
            if (char.IsUpper(c))
                letters++;
        }

        return letters == 1 && word.Length == 1 ? Shape.Initial : Shape.Upper;
    }
}
