using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What words mean: a small vector for each of some tens of thousands of words, and vectors of runs of letters for every other. Distilled from
/// a public sentence encoder by the training tool; words of like meaning lie near each other. Immutable, safe for concurrent use.
/// </summary>
internal sealed class WordVectors
{
    /// <summary>Numbers in a vector.</summary>
    public const int Size = 64;

    /// <summary>Buckets for runs of letters.</summary>
    public const int LetterBuckets = 1 << 13;

    /// <summary>Most runs that are read of one word.</summary>
    public const int MostRuns = 3 * (TextFeatures.LongestWord + 2);

    /// <summary>What one step of a stored number is worth.</summary>
    public const float Step = 4f / sbyte.MaxValue;

    private const int Header = 16;
    private const uint Mark = 0x56574143;
    private const int PrefixShift = 16;
    private readonly uint[] _keys;

    // Where the keys begin that begin with these bits: hashes are spread evenly, so one or two share them.
    private readonly int[] _firsts = new int[(1 << (32 - PrefixShift)) + 1];
    private readonly ReadOnlyMemory<byte> _words;
    private readonly ReadOnlyMemory<byte> _letters;

    public WordVectors(uint[] keys, sbyte[] words, sbyte[] letters)
        : this(keys, MemoryMarshal.AsBytes(words.AsSpan()).ToArray(), MemoryMarshal.AsBytes(letters.AsSpan()).ToArray())
    {
    }

    private WordVectors(uint[] keys, ReadOnlyMemory<byte> words, ReadOnlyMemory<byte> letters)
    {
        (_keys, _words, _letters) = (keys, words, letters);
        foreach (var key in keys)
            _firsts[(key >> PrefixShift) + 1]++;
        for (var prefix = 1; prefix < _firsts.Length; prefix++)
            _firsts[prefix] += _firsts[prefix - 1];
    }

    /// <summary>Number of words with a vector of their own.</summary>
    public int Count => _keys.Length;

    /// <summary>The hashes of the words that have a vector of their own, ascending.</summary>
    public IReadOnlyList<uint> Keys => _keys;

    /// <summary>The word's number, or -1 for a word that has no vector of its own.</summary>
    public int Find(uint hash)
    {
        var prefix = (int)(hash >> PrefixShift);
        for (var word = _firsts[prefix]; word < _firsts[prefix + 1]; word++)
        {
            if (_keys[word] == hash)
                return word;
        }

        return -1;
    }

    /// <summary>Writes the vector of a known word.</summary>
    public void Of(int word, Span<float> vector)
    {
        var stored = MemoryMarshal.Cast<byte, sbyte>(_words.Span.Slice(word * Size, Size));
        for (var d = 0; d < Size; d++)
            vector[d] = stored[d] * Step;
    }

    /// <summary>Writes the vector that a word's letters add up to.</summary>
    public void Of(ReadOnlySpan<char> letters, Span<float> vector)
    {
        Span<int> runs = stackalloc int[MostRuns];
        Span<int> sums = stackalloc int[Size];
        sums.Clear();
        var count = Runs(letters, runs);
        var stored = MemoryMarshal.Cast<byte, sbyte>(_letters.Span);
        for (var k = 0; k < count; k++)
        {
            var run = stored.Slice(runs[k] * Size, Size);
            for (var d = 0; d < Size; d++)
                sums[d] += run[d];
        }

        for (var d = 0; d < Size; d++)
            vector[d] = count == 0 ? 0 : sums[d] * Step / count;
    }

    /// <summary>The buckets of a word's runs of three to five letters.</summary>
    public static int Runs(ReadOnlySpan<char> letters, Span<int> buckets)
    {
        if (letters.Length > TextFeatures.LongestWord)
            letters = letters[..TextFeatures.LongestWord];
        var count = 0;
        for (var start = -1; start < letters.Length - 1; start++)
        {
            var hash = FeatureHash.Start(Letter(letters, start));
            for (var length = 2; length <= 5 && start + length <= letters.Length + 1; length++)
            {
                hash = FeatureHash.Add(hash, Letter(letters, start + length - 1));
                if (length >= 3)
                    buckets[count++] = (int)(FeatureHash.Mix(hash) & (LetterBuckets - 1));
            }
        }

        return count;
    }

    public byte[] Write()
    {
        var content = new byte[Header + (4 * _keys.Length) + _words.Length + _letters.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(content, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(4), TextFeatures.Version);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(8), Size);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(12), _keys.Length);
        MemoryMarshal.AsBytes(_keys.AsSpan()).CopyTo(content.AsSpan(Header));
        _words.Span.CopyTo(content.AsSpan(Header + (4 * _keys.Length)));
        _letters.Span.CopyTo(content.AsSpan(Header + (4 * _keys.Length) + _words.Length));
        return content;
    }

    /// <summary>Reads a file's content, which must not change afterwards: it is kept, not copied.</summary>
    /// <exception cref="WrongInputException">The content is not such a file, or one of another shape.</exception>
    public static WordVectors Read(ReadOnlyMemory<byte> file, string name)
    {
        var content = file.Span;
        if (content.Length < Header || BinaryPrimitives.ReadUInt32LittleEndian(content) != Mark)
            throw new WrongInputException($"{name} is not a file of word vectors. Restore it, or build it again with tools/ClinicalAssistant.GuardTraining --vectors.");
        var count = BinaryPrimitives.ReadInt32LittleEndian(content[12..]);
        if (BinaryPrimitives.ReadInt32LittleEndian(content[4..]) != TextFeatures.Version || BinaryPrimitives.ReadInt32LittleEndian(content[8..]) != Size
            || count is < 1 or > 10_000_000 || content.Length != Header + ((4L + Size) * count) + (LetterBuckets * Size))
        {
            throw new WrongInputException($"{name} is damaged, or was built for other features than this version reads. Restore it, or build it again with tools/ClinicalAssistant.GuardTraining --vectors.");
        }

        var rest = file[Header..];
        return new WordVectors(MemoryMarshal.Cast<byte, uint>(rest.Span[..(4 * count)]).ToArray(), rest.Slice(4 * count, Size * count), rest[((4 + Size) * count)..]);
    }

    private static char Letter(ReadOnlySpan<char> letters, int index) => index < 0 || index >= letters.Length ? '_' : letters[index];
}
