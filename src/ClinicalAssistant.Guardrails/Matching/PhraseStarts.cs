namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Which phrases begin with which words. Common words begin hundreds of phrases, so a phrase is found by its first two words where the second
/// is a word, and by its first alone where a gap follows it.
/// </summary>
internal sealed class PhraseStarts
{
    private const int Sieve = 0x3FFFF;
    private readonly List<List<int>?> _withGap = [];
    private readonly Dictionary<long, List<int>> _pairs = [];
    private readonly List<bool> _continues = [];
    private readonly ulong[] _mayBeThere = new ulong[(Sieve + 1) / 64];

    public void Add(int phrase, int first, int? second)
    {
        while (_withGap.Count <= first)
        {
            _withGap.Add(null);
            _continues.Add(false);
        }

        if (second is not { } next)
        {
            (_withGap[first] ??= []).Add(phrase);
            return;
        }

        var key = Key(first, next);
        if (!_pairs.TryGetValue(key, out var phrases))
            _pairs[key] = phrases = [];
        phrases.Add(phrase);
        _continues[first] = true;
        _mayBeThere[Place(first, next) >> 6] |= 1UL << (Place(first, next) & 63);
    }

    /// <summary>The phrases that go on with a gap behind this word.</summary>
    public List<int>? WithGap(int word) => word < _withGap.Count ? _withGap[word] : null;

    /// <summary>Whether any phrase goes on with a certain word behind this one.</summary>
    public bool Continues(int word) => word < _continues.Count && _continues[word];

    /// <summary>The phrases that begin with both words.</summary>
    public List<int>? Pair(int first, int second) => (_mayBeThere[Place(first, second) >> 6] & (1UL << (Place(first, second) & 63))) != 0 ? _pairs.GetValueOrDefault(Key(first, second)) : null;

    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;

    private static int Place(int first, int second) => unchecked((int)(((uint)first * 0x9E3779B1u) ^ ((uint)second * 0x85EBCA77u)) >> 7) & Sieve;
}
