namespace ClinicalAssistant.Core;

/// <summary>
/// Cuts clinical text into words, numbers, marks and line ends. A word does not run on from a number (<c>58M</c> is two tokens, <c>x40min</c> three)
/// and hyphens and slashes stand alone, so that <c>short-of-breath</c> and <c>short of breath</c> hold the same words.
/// </summary>
public static class Tokenizer
{
    /// <summary>The tokens of a text, in order. White space belongs to none; any input is accepted.</summary>
    public static Token[] Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>((text.Length / 5) + 4);
        Read(text, tokens);
        return [.. tokens];
    }

    /// <summary>As <see cref="Read(string)"/>, into a list that is emptied first: for readers of thousands of short texts.</summary>
    public static void Read(string text, List<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokens);
        tokens.Clear();
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (c is '\n' or '\r')
            {
                var end = c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? i + 2 : i + 1;
                tokens.Add(new Token(i, end, TokenKind.LineEnd));
                i = end;
            }
            else if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else
            {
                var token = char.IsAsciiDigit(c) ? Number(text, i) : char.IsLetter(c) ? Word(text, i) : Mark(text, i);
                tokens.Add(token);
                i = token.End;
            }
        }
    }

    private static Token Number(string text, int start)
    {
        var end = Digits(text, start);
        while (end + 3 < text.Length && text[end] == ',' && Digits(text, end + 1) == end + 4)
            end += 4;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
            end = Digits(text, end + 1);
        return new Token(start, end, TokenKind.Number);
    }

    private static int Digits(string text, int i)
    {
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        return i;
    }

    private static Token Word(string text, int start)
    {
        // "x40min", "x3/7": the x is a sign of duration or count, not part of a word.
        if (text[start] is 'x' or 'X' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1]))
            return new Token(start, start + 1, TokenKind.Word);
        var end = start + 1;
        while (end < text.Length && (IsWordCharacter(text[end]) || IsInnerApostrophe(text, end)))
            end++;
        return new Token(start, end, TokenKind.Word);
    }

    private static bool IsWordCharacter(char c) =>
        char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsInnerApostrophe(string text, int i) =>
        text[i] is '\'' or '\u2019' && i + 1 < text.Length && char.IsLetter(text[i + 1]);

    private static Token Mark(string text, int start)
    {
        var pair = char.IsHighSurrogate(text[start]) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]);
        return new Token(start, start + (pair ? 2 : 1), TokenKind.Mark);
    }
}
