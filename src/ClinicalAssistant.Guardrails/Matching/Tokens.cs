namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A text cut into words for matching: lower case, without accents, apostrophes and invisible characters, look-alike letters read as the
/// letters they imitate. Each token knows where it stands in the text, its sentence, and whether it stands in quotation marks.
/// </summary>
internal sealed class Tokens
{
    private readonly char[] _letters;
    private readonly List<Token> _tokens;

    private Tokens(string text, char[] letters, List<Token> tokens, bool hasInvisible)
    {
        Text = text;
        _letters = letters;
        _tokens = tokens;
        HasInvisible = hasInvisible;
    }

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary>Whether invisible format characters stood inside it (other than joiners of scripts and emoji).</summary>
    public bool HasInvisible { get; }

    public int Count => _tokens.Count;

    /// <summary>Whether more than half of it stands in quotation marks, so that they set nothing apart.</summary>
    public bool IsMostlyQuoted
    {
        get
        {
            var quoted = 0;
            foreach (var token in _tokens)
                quoted += token.Quoted ? 1 : 0;
            return quoted * 2 > _tokens.Count;
        }
    }

    public Token this[int index] => _tokens[index];

    /// <summary>The token's letters as they are matched.</summary>
    public ReadOnlySpan<char> Word(int index) => _letters.AsSpan(_tokens[index].LetterStart, _tokens[index].LetterCount);

    /// <summary>The first token that is the word, or -1.</summary>
    public int IndexOf(string word)
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_tokens[i].LetterCount == word.Length && Word(i).SequenceEqual(word))
                return i;
        }

        return -1;
    }

    /// <summary>Whether nothing but a comma stands between the token and the one before it.</summary>
    public bool FollowsComma(int token) => token > 0 && Text.AsSpan(this[token - 1].End, this[token].Start - this[token - 1].End).Trim() is ",";

    public static Tokens Read(string text)
    {
        var letters = new char[text.Length + 1];
        var tokens = new List<Token>((text.Length / 5) + 4);
        var used = 0;
        var sentence = 0;
        var quoted = false;
        var invisible = 0;
        var lastQuote = -1;
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (!Folding.IsWordPart(c))
            {
                if (Folding.IsInvisible(c))
                    invisible++;
                else if (c is '"' or '“' or '”' or '«' or '»')
                {
                    quoted = c is '“' or '«' || (c is '"' && !quoted && ClosesLater(text, i));
                    lastQuote = i;
                }
                else if (EndsSentence(text, i))
                {
                    sentence++;
                    if (c == '\n' && i - lastQuote > 2000)
                        quoted = false;
                }

                i++;
                continue;
            }

            var start = i;
            var letterStart = used;
            var digits = false;
            while (i < text.Length)
            {
                c = text[i];
                if (Folding.IsInvisible(c))
                {
                    invisible++;
                    i++;
                    continue;
                }

                if (c is '\'' or '’' or 'ʼ')
                {
                    if (i + 1 < text.Length && char.IsLetter(text[i + 1]) && i > start)
                    {
                        i++;
                        continue;
                    }

                    break;
                }

                if (c == '.' && digits && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                {
                    letters[used++] = '.';
                    i++;
                    continue;
                }

                // "58M", "23yo", "40mg": a number and what it counts are two words; "B12" is one.
                if (!Folding.IsWordPart(c) || (digits && char.IsLetter(c) && char.IsAsciiDigit(letters[letterStart])))
                    break;
                digits |= char.IsAsciiDigit(c);
                letters[used++] = Folding.Fold(c);
                i++;
            }

            if (used > letterStart)
                tokens.Add(new Token(start, i, letterStart, used - letterStart, sentence, quoted));
        }

        return new Tokens(text, letters, tokens, invisible > 0);
    }

    private static bool ClosesLater(string text, int quote) => text.IndexOf('"', quote + 1, Math.Min(2000, text.Length - quote - 1)) > 0;

    private static bool EndsSentence(string text, int i) => text[i] switch
    {
        '?' or '!' or '\n' or ';' or '。' => true,
        '.' => i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]) || text[i + 1] is '"' or '”',
        _ => false,
    };
}
