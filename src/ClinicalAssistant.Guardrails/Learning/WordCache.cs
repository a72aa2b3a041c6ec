namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What was computed of a word, kept by its hash until another word takes its place: messages repeat words. Bounded, safe for concurrent use;
/// reading allocates nothing.
/// </summary>
/// <param name="bits">The binary logarithm of how many words are kept at most.</param>
internal sealed class WordCache<T>(int bits)
{
    private readonly Entry?[] _entries = new Entry?[1 << bits];

    public bool TryGet(uint hash, out T value)
    {
        var found = Volatile.Read(ref Place(hash));
        value = found is null ? default! : found.Value;
        return found is not null && found.Hash == hash;
    }

    /// <summary>Keeps a value and gives it back.</summary>
    public T Keep(uint hash, T value)
    {
        Volatile.Write(ref Place(hash), new Entry(hash, value));
        return value;
    }

    private ref Entry? Place(uint hash) => ref _entries[hash & (uint)(_entries.Length - 1)];

    private sealed class Entry(uint hash, T value)
    {
        public uint Hash => hash;

        public T Value => value;
    }
}
