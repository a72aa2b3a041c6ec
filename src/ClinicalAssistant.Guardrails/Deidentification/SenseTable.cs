using System.Numerics;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Senses by folded word, under a hash of 64 bits and without the words themselves: a look-up touches one line of memory. Two of a quarter of a million words share
/// a hash with a chance of about one in a billion. Immutable, safe for concurrent use.
/// </summary>
internal sealed class SenseTable
{
    private const Sense Plain = Sense.Common | Sense.Clinical;
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    // The upper bits of a key say where it stands; a place holds the others, and below them the number of its senses plus one. So the table is a quarter of keys and senses side by side.
    private const int PlaceBits = 18;
    private const int OrdinaryBits = 20;
    private readonly ulong[] _places;
    private readonly int _shift;
    private readonly Sense[] _senses;

    // Whether a word of these bits may be a plain one: what is asked of most words that no list holds.
    private readonly HashFilter _ordinary = new(OrdinaryBits);

    /// <param name="senses">The senses of words by their <see cref="Hash"/>.</param>
    public SenseTable(Dictionary<ulong, Sense> senses)
    {
        _senses = [.. senses.Values.Distinct()];
        var numbers = _senses.Index().ToDictionary(one => one.Item, one => (ulong)one.Index + 1);
        var bits = Math.Max(PlaceBits, BitOperations.Log2((uint)senses.Count * 3));
        _shift = 64 - bits;
        _places = new ulong[1 << bits];
        foreach (var (key, sense) in senses)
        {
            var at = (int)(key >> _shift);
            while (_places[at] != 0)
                at = (at + 1) & (_places.Length - 1);
            _places[at] = (key << PlaceBits) | numbers[sense];
            if (IsOrdinary(sense))
                _ordinary.Add(key);
        }
    }

    /// <summary>What stands where a key begins to be looked for. To read it for many keys in a row brings all those places near at once.</summary>
    public ulong First(ulong key) => _places[(int)(key >> _shift)];

    public bool TryGet(ulong key, out Sense sense)
    {
        var places = _places;
        for (var at = (int)(key >> _shift); places[at] != 0; at = (at + 1) & (places.Length - 1))
        {
            if ((places[at] ^ (key << PlaceBits)) >> PlaceBits != 0)
                continue;
            sense = _senses[(int)(places[at] & ((1 << PlaceBits) - 1)) - 1];
            return true;
        }

        sense = Sense.None;
        return false;
    }

    /// <summary>A plain word that is no name.</summary>
    public bool IsOrdinary(ulong key) => _ordinary.Holds(key) && TryGet(key, out var sense) && IsOrdinary(sense);

    public static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var c in word)
            hash = unchecked((hash ^ c) * Prime);
        return Mixed(hash);
    }

    /// <summary>The hash of a word of ASCII letters in small letters; 0 for another.</summary>
    public static ulong HashOfLetters(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetter(c))
                return 0;
            hash = unchecked((hash ^ (c | 0x20u)) * Prime);
        }

        return Mixed(hash);
    }

    private static ulong Mixed(ulong hash)
    {
        hash = unchecked((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15);
        return hash == 0 ? 1 : hash;
    }

    private static bool IsOrdinary(Sense sense) => (sense & Plain) != 0 && (sense & Sense.Name) == 0;
}
