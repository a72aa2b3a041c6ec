using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A few small convolutional networks over the words' vectors (patterns of one to three words, each at its best place, and a hidden layer),
/// trained alike from different beginnings: their mean errs less than any of them. Safe for concurrent use.
/// </summary>
internal sealed class NetworkEnsemble
{
    private readonly NetworkLayout[] _networks;
    private readonly WordRows _rows;

    public NetworkEnsemble(IEnumerable<NetworkWeights> networks, WordVectors words)
    {
        _networks = [.. networks.Select(n => new NetworkLayout(n))];
        _rows = new WordRows(_networks, words);
    }

    public int Outputs => _networks[0].OutputCount;

    /// <summary>How many numbers are kept of a run of words.</summary>
    public int Kept => _networks.Length * NetworkShape.Pooled;

    /// <summary>What each word of a text adds to the patterns; the caller gives it back with <see cref="Return"/>.</summary>
    public short[][] Read(in WordScan scan)
    {
        var rows = ArrayPool<short[]>.Shared.Rent(scan.Count);
        for (var i = 0; i < scan.Count; i++)
            rows[i] = _rows.Row(scan, i);
        return rows;
    }

    public static void Return(short[][] rows) => ArrayPool<short[]>.Shared.Return(rows, clearArray: true);

    /// <summary>What is kept of a run of words of a text that has <paramref name="count"/> words; the words behind it complete the last patterns.</summary>
    public void Pool(short[][] rows, int count, TextWindow window, Span<float> kept)
    {
        Span<short> best = stackalloc short[_networks.Length * NetworkShape.Patterns];
        Span<short> sums = stackalloc short[_networks.Length * WordVectors.Size];
        best.Fill(short.MinValue);
        sums.Clear();
        for (var t = window.Start; t < window.End; t++)
            Fit(rows[t], t + 1 < count ? rows[t + 1] : _rows.Nothing, t + 2 < count ? rows[t + 2] : _rows.Nothing, best, sums);
        var share = WordVectors.Step / Math.Max(1, window.End - window.Start);
        for (var n = 0; n < _networks.Length; n++)
        {
            var part = Part(kept, n);
            var bias = _networks[n].PatternBias;
            for (var i = 0; i < NetworkShape.Patterns; i++)
                part[i] = MathF.Max(0, (best[(n * NetworkShape.Patterns) + i] * WordRows.Step) + bias[i]);
            for (var d = 0; d < WordVectors.Size; d++)
                part[NetworkShape.Patterns + d] = sums[(n * WordVectors.Size) + d] * share;
        }
    }

    /// <summary>What they keep of two neighbouring runs together: the better place of each pattern, and the mean by their lengths.</summary>
    public void Join(ReadOnlySpan<float> first, int firstCount, ReadOnlySpan<float> second, int secondCount, Span<float> kept)
    {
        var share = firstCount / (float)Math.Max(1, firstCount + secondCount);
        for (var n = 0; n < _networks.Length; n++)
        {
            var one = MemoryMarshal.Cast<float, Vector<float>>(Part(first, n));
            var two = MemoryMarshal.Cast<float, Vector<float>>(Part(second, n));
            var both = MemoryMarshal.Cast<float, Vector<float>>(Part(kept, n));
            var patterns = both.Length * NetworkShape.Patterns / NetworkShape.Pooled;
            for (var i = 0; i < patterns; i++)
                both[i] = Vector.Max(one[i], two[i]);
            for (var i = patterns; i < both.Length; i++)
                both[i] = (one[i] * share) + (two[i] * (1 - share));
        }
    }

    /// <summary>The mean outputs, as many as are wanted.</summary>
    public void Score(ReadOnlySpan<float> kept, Span<float> outputs)
    {
        Span<float> one = stackalloc float[outputs.Length];
        outputs.Clear();
        for (var n = 0; n < _networks.Length; n++)
        {
            _networks[n].Score(Part(kept, n), one);
            for (var o = 0; o < outputs.Length; o++)
                outputs[o] += one[o] / _networks.Length;
        }
    }

    /// <summary>The mean outputs of two runs at once.</summary>
    public void Score(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> firstOutputs, Span<float> secondOutputs)
    {
        Span<float> one = stackalloc float[firstOutputs.Length];
        Span<float> two = stackalloc float[secondOutputs.Length];
        firstOutputs.Clear();
        secondOutputs.Clear();
        for (var n = 0; n < _networks.Length; n++)
        {
            _networks[n].Score(Part(first, n), Part(second, n), one, two);
            for (var o = 0; o < one.Length; o++)
            {
                firstOutputs[o] += one[o] / _networks.Length;
                secondOutputs[o] += two[o] / _networks.Length;
            }
        }
    }

    /// <summary>Fits the patterns that begin at a word, and adds the word's vectors.</summary>
    private void Fit(short[] row, short[] next, short[] afterNext, Span<short> best, Span<short> sums)
    {
        // Of a network: as first word of all three widths, as second of the two wider ones, as third of the widest.
        const int Filters = NetworkShape.Filters;
        ref var one = ref MemoryMarshal.GetArrayDataReference(row);
        ref var two = ref MemoryMarshal.GetArrayDataReference(next);
        ref var three = ref MemoryMarshal.GetArrayDataReference(afterNext);
        ref var fit = ref MemoryMarshal.GetReference(best);
        for (var n = 0; n < _networks.Length; n++)
        {
            for (var i = 0; i < Filters; i += Vector<short>.Count)
            {
                var place = (nuint)((n * NetworkShape.Places) + i);
                var pattern = (nuint)((n * NetworkShape.Patterns) + i);
                var single = Vector.LoadUnsafe(ref one, place);
                var pair = Vector.LoadUnsafe(ref one, place + Filters) + Vector.LoadUnsafe(ref two, place + (3 * Filters));
                var triple = Vector.LoadUnsafe(ref one, place + (2 * Filters)) + Vector.LoadUnsafe(ref two, place + (4 * Filters)) + Vector.LoadUnsafe(ref three, place + (5 * Filters));
                Vector.Max(Vector.LoadUnsafe(ref fit, pattern), single).StoreUnsafe(ref fit, pattern);
                Vector.Max(Vector.LoadUnsafe(ref fit, pattern + Filters), pair).StoreUnsafe(ref fit, pattern + Filters);
                Vector.Max(Vector.LoadUnsafe(ref fit, pattern + (2 * Filters)), triple).StoreUnsafe(ref fit, pattern + (2 * Filters));
            }
        }

        var vectors = MemoryMarshal.Cast<short, Vector<short>>(row.AsSpan(_rows.Vectors));
        var to = MemoryMarshal.Cast<short, Vector<short>>(sums);
        for (var i = 0; i < to.Length; i++)
            to[i] += vectors[i];
    }

    private static ReadOnlySpan<float> Part(ReadOnlySpan<float> kept, int network) => kept.Slice(network * NetworkShape.Pooled, NetworkShape.Pooled);

    private static Span<float> Part(Span<float> kept, int network) => kept.Slice(network * NetworkShape.Pooled, NetworkShape.Pooled);
}
