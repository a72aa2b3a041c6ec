namespace ClinicalAssistant.Guardrails;

/// <summary>Whether a hash may be one of a set, in few bits: most that are none are told without a look into the set. Immutable once filled.</summary>
internal sealed class HashFilter
{
    private const int Shift = 20;
    private readonly ulong[] _bits;

    /// <param name="bits">How many bits, as a power of two.</param>
    public HashFilter(int bits) => _bits = new ulong[1 << (bits - 6)];

    public void Add(ulong hash) => Word(hash) |= 1ul << (int)(hash >> Shift & 63);

    /// <summary>False where the hash is none of the set.</summary>
    public bool Holds(ulong hash) => (Word(hash) >> (int)(hash >> Shift & 63) & 1) != 0;

    private ref ulong Word(ulong hash) => ref _bits[(int)(hash >> (Shift + 6) & (uint)(_bits.Length - 1))];
}
