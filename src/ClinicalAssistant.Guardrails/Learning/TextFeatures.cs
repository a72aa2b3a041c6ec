namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What the classifier sees of a word: the word, its pairs with the one to three words before it in the sentence, its classes of meaning and
/// their pairs, and the runs of three to five letters in it. Training and inference both read features here, so that they cannot drift apart.
/// </summary>
internal static class TextFeatures
{
    /// <summary>Goes up with every change that moves a feature to another bucket.</summary>
    public const int Version = 2;

    /// <summary>Buckets for words and pairs of words; those for letters come after them.</summary>
    public const int WordBuckets = 1 << 17;

    public const int LetterBuckets = 1 << 16;

    public const int Buckets = WordBuckets + LetterBuckets;

    /// <summary>Most features that one word can have.</summary>
    public const int MostPerWord = 4 + MostOfClasses + (3 * (LongestWord + 2));

    /// <summary>How much a run of letters counts beside a word, in value; in the length its square counts.</summary>
    public const float LetterShare = 0.5f;

    public const int LongestWord = 20;
    private const int Reach = 3;
    private const int MostOfClasses = 40;
    private const int ClassReach = 12;
    private const int ClassedWords = 4;

    /// <summary>Writes the buckets of one word's features.</summary>
    /// <returns>How many there are, and how many of them, at the front, are words and pairs.</returns>
    public static (int Count, int Words) Of(in WordScan scan, int index, Span<int> buckets)
    {
        var words = Words(scan, index, buckets);
        return (words + Letters(scan.Letters(index), buckets[words..]), words);
    }

    /// <summary>Writes the buckets of the word, its pairs and its classes, and tells how many there are.</summary>
    public static int Words(in WordScan scan, int index, Span<int> buckets)
    {
        var word = scan[index];
        var count = 0;
        buckets[count++] = Word(word.Hash);
        for (var back = 1; back <= Reach && back <= index; back++)
        {
            var before = scan[index - back];
            if (before.Sentence != word.Sentence)
                break;
            buckets[count++] = Word(FeatureHash.Pair(before.Hash, word.Hash, back == 1 ? 1u : 2u));
        }

        return word.Classes == 0 ? count : count + Classes(scan, index, buckets.Slice(count, MostOfClasses));
    }

    /// <summary>Writes the buckets of a word's runs of letters, which depend on the word alone, and tells how many there are.</summary>
    public static int Letters(ReadOnlySpan<char> letters, Span<int> buckets)
    {
        var count = 0;
        if (letters.Length > LongestWord)
            letters = letters[..LongestWord];
        for (var start = -1; start < letters.Length - 1; start++)
        {
            var hash = FeatureHash.Start(Letter(letters, start));
            for (var length = 2; length <= 5 && start + length <= letters.Length + 1; length++)
            {
                hash = FeatureHash.Add(hash, Letter(letters, start + length - 1));
                if (length >= 3)
                    buckets[count++] = WordBuckets + (int)(FeatureHash.Mix(hash) & (LetterBuckets - 1));
            }
        }

        return count;
    }

    /// <summary>The word's classes, each alone and with those of the last few classed words of the sentence; next to each other, order counts.</summary>
    private static int Classes(in WordScan scan, int index, Span<int> buckets)
    {
        var word = scan[index];
        var count = 0;
        for (var own = word.Classes; own != 0 && count < buckets.Length;)
            buckets[count++] = Word(FeatureHash.Pair(WordClasses.Next(ref own), 0, 3));
        var seen = 0;
        for (var back = 1; back <= ClassReach && back <= index && seen < ClassedWords; back++)
        {
            var before = scan[index - back];
            if (before.Sentence != word.Sentence)
                break;
            if (before.Classes == 0)
                continue;
            seen++;
            for (var own = word.Classes; own != 0;)
            {
                var later = WordClasses.Next(ref own);
                for (var others = before.Classes; others != 0 && count < buckets.Length;)
                    buckets[count++] = Word(FeatureHash.Pair(WordClasses.Next(ref others), later, 4));
            }
        }

        return count;
    }

    /// <summary>The squared length that this many features add.</summary>
    public static float Square(int words, int all) => words + ((all - words) * LetterShare * LetterShare);

    private static int Word(uint hash) => (int)(hash & (WordBuckets - 1));

    private static char Letter(ReadOnlySpan<char> letters, int index) => index < 0 || index >= letters.Length ? '_' : letters[index];
}
