namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What a word adds to the patterns of all networks, one network after the other, and its vectors behind that: it depends on the word alone,
/// so it is computed when the word is first seen and kept, in whole numbers of 16 bits. Safe for concurrent use.
/// </summary>
internal sealed class WordRows
{
    /// <summary>What one step is worth; three words of one pattern cannot overflow 16 bits.</summary>
    public const float Step = 1f / 512;

    private const float Most = short.MaxValue / 3;
    private const int MostKept = 8192;
    private readonly NetworkLayout[] _networks;
    private readonly WordVectors _words;
    private readonly short[]?[] _numbers = new short[NetworkShape.Numbers][];
    private readonly short[]?[] _kept;
    private readonly WordCache<short[]> _spelt = new(bits: 11);
    private int _keptCount;

    public WordRows(NetworkLayout[] networks, WordVectors words)
    {
        _networks = networks;
        _words = words;
        _kept = new short[words.Count][];
        Nothing = new short[Length];
    }

    /// <summary>Where in a row the words' vectors begin; before them stand the patterns.</summary>
    public int Vectors => _networks.Length * NetworkShape.Places;

    private int Length => Vectors + (_networks.Length * WordVectors.Size);

    /// <summary>The row of no word.</summary>
    public short[] Nothing { get; }

    public short[] Row(in WordScan scan, int index)
    {
        var word = scan[index];
        if (word.Number >= 0)
            return _numbers[word.Number] ??= Of([], word);
        Span<float> vector = stackalloc float[WordVectors.Size];
        var number = _words.Find(word.Hash);
        if (number < 0)
        {
            if (_spelt.TryGet(word.Hash, out var spelt))
                return spelt;
            _words.Of(scan.Letters(index), vector);
            return _spelt.Keep(word.Hash, Of(vector, word));
        }

        if (_kept[number] is { } kept)
            return kept;
        _words.Of(number, vector);
        var row = Of(vector, word);
        if (_keptCount < MostKept)
        {
            Interlocked.Increment(ref _keptCount);
            Volatile.Write(ref _kept[number], row);
        }

        return row;
    }

    private short[] Of(ReadOnlySpan<float> vector, LearnedWord word)
    {
        var row = new short[Length];
        Span<float> own = stackalloc float[WordVectors.Size];
        Span<float> places = stackalloc float[NetworkShape.Places];
        for (var n = 0; n < _networks.Length; n++)
        {
            (word.Number >= 0 ? _networks[n].Number(word.Number) : vector).CopyTo(own);
            if (word.Number < 0)
                _networks[n].Tune(word.Hash, own);
            _networks[n].Project(own, places);
            for (var i = 0; i < places.Length; i++)
                row[(n * NetworkShape.Places) + i] = (short)MathF.Round(Math.Clamp(places[i] / Step, -Most, Most));
            for (var d = 0; d < own.Length; d++)
                row[Vectors + (n * WordVectors.Size) + d] = (short)MathF.Round(own[d] / WordVectors.Step);
        }

        return row;
    }
}
