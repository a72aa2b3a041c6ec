using System.Buffers;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The words of a text for the learned classifier: folded like the rules' words, a run of digits read as one zero (a number's size says
/// nothing about intent), in rented buffers so that scoring allocates nothing. Dispose gives them back.
/// </summary>
internal readonly struct WordScan : IDisposable
{
    private readonly char[] _letters;
    private readonly LearnedWord[] _words;

    private WordScan(char[] letters, LearnedWord[] words, int count) => (_letters, _words, Count) = (letters, words, count);

    public int Count { get; }

    public LearnedWord this[int index] => _words[index];

    public ReadOnlySpan<char> Letters(int index) => _letters.AsSpan(_words[index].LetterStart, _words[index].LetterCount);

    public static WordScan Read(string text, WordClasses classes)
    {
        var letters = ArrayPool<char>.Shared.Rent(text.Length + 1);
        var words = ArrayPool<LearnedWord>.Shared.Rent(text.Length + 1);
        var count = 0;
        var used = 0;
        var sentence = 0;
        var start = 0;
        var value = 0f;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (Folding.IsInvisible(c) || (c is '\'' or '’' && used > start && i + 1 < text.Length && char.IsLetter(text[i + 1])))
                continue;
            var isNumber = used == start + 1 && letters[start] == '0';
            if (c == '.' && isNumber && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
            {
                value += Fraction(text, i + 1);
                while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                    i++;
                continue;
            }

            // "40mg" and "58M" are a number and what it counts; "B12" is one word.
            if (Folding.IsWordPart(c) && !(isNumber && EndsNumber(c)))
            {
                var letter = char.IsDigit(c) ? '0' : Folding.Fold(c);
                if (letter == '0' && (used == start || isNumber))
                    value = used == start ? Digit(c) : Math.Min((value * 10) + Digit(c), 1e6f);
                if (letter != '0' || used == start || letters[used - 1] != '0')
                    letters[used++] = letter;
                continue;
            }

            if (used > start)
            {
                var word = letters.AsSpan(start, used - start);
                var hash = FeatureHash.Of(word);
                var before = count > 0 && words[count - 1].Sentence == sentence ? words[count - 1].Hash : (uint?)null;
                words[count++] = new LearnedWord(start, used - start, hash, sentence, classes.Of(word, hash, before), isNumber ? NumberSize.Of(value) : -1);
                start = used;
                if (isNumber && EndsNumber(c))
                {
                    letters[used++] = Folding.Fold(c);
                    continue;
                }
            }

            if (c is '?' or '!' or '\n' or ';' || (c == '.' && (i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]))))
                sentence++;
        }

        return new WordScan(letters, words, count);
    }

    private static bool EndsNumber(char c) => c == '%' || char.IsLetter(c);

    private static float Digit(char c) => char.IsAsciiDigit(c) ? c - '0' : 0;

    private static float Fraction(string text, int from)
    {
        var unit = 0.1f;
        var fraction = 0f;
        for (var i = from; i < text.Length && i < from + 3 && char.IsAsciiDigit(text[i]); i++, unit /= 10)
            fraction += unit * Digit(text[i]);
        return fraction;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_letters);
        ArrayPool<LearnedWord>.Shared.Return(_words);
    }
}
