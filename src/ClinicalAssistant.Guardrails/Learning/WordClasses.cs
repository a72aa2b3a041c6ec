using System.Numerics;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Which classes of meaning a word stands for (to conceal, a record, a rider such as "without" …), so that what was learned of one word holds
/// for its neighbours. Kept as hashes, at most 64 classes; compiled from the training folder's lexicon and carried in the weights.
/// </summary>
internal sealed class WordClasses
{
    private const uint Exact = 7;
    private const uint Prefix = 8;
    private const uint Phrase = 9;
    private const int ShortestPrefix = 3;
    private const uint Sieve = 0xFFFF;
    private readonly Dictionary<uint, ulong> _classes;
    private readonly bool[] _mayBeThere = new bool[Sieve + 1];
    private readonly WordCache<ulong> _alone = new(bits: 13);

    public WordClasses(IReadOnlyDictionary<uint, ulong> classes)
    {
        _classes = new Dictionary<uint, ulong>(classes);
        foreach (var key in classes.Keys)
            _mayBeThere[key & Sieve] = true;
    }

    /// <summary>The compiled form.</summary>
    public IReadOnlyDictionary<uint, ulong> Entries => _classes;

    /// <summary>Compiles entries of one or two words, the last letter of a single one <c>*</c> for "and what begins so".</summary>
    public static WordClasses Compile(IEnumerable<(int Class, string Entry)> entries)
    {
        var classes = new Dictionary<uint, ulong>();
        foreach (var (number, entry) in entries)
        {
            var words = entry.Split(' ');
            var key = words.Length == 2
                ? FeatureHash.Pair(FeatureHash.Of(words[0]), FeatureHash.Of(words[1]), Phrase)
                : entry.EndsWith('*')
                    ? FeatureHash.Pair(FeatureHash.Of(entry.AsSpan(0, entry.Length - 1)), 0, Prefix)
                    : FeatureHash.Pair(FeatureHash.Of(entry), 0, Exact);
            classes[key] = classes.GetValueOrDefault(key) | (1UL << number);
        }

        return new WordClasses(classes);
    }

    /// <summary>The classes of a word, and of the phrase that it ends.</summary>
    public ulong Of(ReadOnlySpan<char> letters, uint hash, uint? before)
    {
        if (!_alone.TryGet(hash, out var found))
            found = _alone.Keep(hash, Alone(letters, hash));
        return before is { } previous ? found | Find(FeatureHash.Pair(previous, hash, Phrase)) : found;
    }

    private ulong Alone(ReadOnlySpan<char> letters, uint hash)
    {
        var found = Find(FeatureHash.Pair(hash, 0, Exact));
        var prefix = FeatureHash.None;
        for (var i = 0; i < letters.Length && i < TextFeatures.LongestWord; i++)
        {
            prefix = FeatureHash.Add(prefix, letters[i]);
            if (i + 1 >= ShortestPrefix)
                found |= Find(FeatureHash.Pair(FeatureHash.Mix(prefix), 0, Prefix));
        }

        return found;
    }

    // Most beginnings of most words are in no class: the sieve spares them the dictionary.
    private ulong Find(uint key) => _mayBeThere[key & Sieve] ? _classes.GetValueOrDefault(key) : 0;

    /// <summary>Takes the lowest class out of a set.</summary>
    public static uint Next(ref ulong classes)
    {
        var lowest = (uint)BitOperations.TrailingZeroCount(classes);
        classes &= classes - 1;
        return lowest;
    }
}
