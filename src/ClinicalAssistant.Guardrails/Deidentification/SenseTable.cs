namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Senses by folded word, under a hash of 64 bits and without the words themselves: a look-up touches one line of memory. Two of a quarter of a million words share
/// a hash with a chance of about one in a billion.
/// </summary>
internal sealed class SenseTable
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private Entry[] _entries = new Entry[1 << 19];
    private int _count;

    public bool TryGet(ReadOnlySpan<char> word, out Sense sense)
    {
        ref var entry = ref Place(_entries, Hash(word));
        sense = entry.Sense;
        return entry.Key != 0;
    }

    public void Add(ReadOnlySpan<char> word, Sense sense)
    {
        var key = Hash(word);
        ref var entry = ref Place(_entries, key);
        entry.Sense |= sense;
        if (entry.Key != 0)
            return;
        entry.Key = key;
        if (++_count * 2 > _entries.Length)
            Grow();
    }

    private void Grow()
    {
        var larger = new Entry[2 * _entries.Length];
        foreach (var entry in _entries)
        {
            if (entry.Key != 0)
                Place(larger, entry.Key) = entry;
        }

        _entries = larger;
    }

    // The entry of a key, or the free one where it would stand.
    private static ref Entry Place(Entry[] entries, ulong key)
    {
        var at = (int)((key >> 20) & (uint)(entries.Length - 1));
        while (entries[at].Key != 0 && entries[at].Key != key)
            at = (at + 1) & (entries.Length - 1);
        return ref entries[at];
    }

    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var c in word)
            hash = unchecked((hash ^ c) * Prime);
        hash = unchecked((hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15);
        return hash == 0 ? 1 : hash;
    }

    private struct Entry
    {
        public ulong Key;
        public Sense Sense;
    }
}
