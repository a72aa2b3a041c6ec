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
        var words = ArrayPool<LearnedWord>.Shared.Rent((text.Length / 2) + 1);
        var count = 0;
        var used = 0;
        var sentence = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (Folding.IsInvisible(c) || (c is '\'' or '’' && used > start && i + 1 < text.Length && char.IsLetter(text[i + 1])))
                continue;
            if (Folding.IsWordPart(c))
            {
                var letter = char.IsDigit(c) ? '0' : Folding.Fold(c);
                if (letter != '0' || used == start || letters[used - 1] != '0')
                    letters[used++] = letter;
                continue;
            }

            if (used > start)
            {
                var word = letters.AsSpan(start, used - start);
                var hash = FeatureHash.Of(word);
                var before = count > 0 && words[count - 1].Sentence == sentence ? words[count - 1].Hash : (uint?)null;
                words[count++] = new LearnedWord(start, used - start, hash, sentence, classes.Of(word, hash, before));
                start = used;
            }

            if (c is '?' or '!' or '\n' or ';' || (c == '.' && (i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]))))
                sentence++;
        }

        return new WordScan(letters, words, count);
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_letters);
        ArrayPool<LearnedWord>.Shared.Return(_words);
    }
}
