using System.Numerics;
using System.Runtime.InteropServices;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A small convolutional network over the words' vectors (patterns of one to three words, each at its best place, and a hidden layer). What a
/// word adds to the patterns depends on the word alone, so it is computed when the word is first seen and kept. Safe for concurrent use.
/// </summary>
internal sealed class RequestNetwork
{
    private const int RowLength = NetworkShape.Places + WordVectors.Size;
    private const int MostKept = 8192;
    private const int MostOthers = 2048;
    private readonly NetworkWeights _weights;
    private readonly WordVectors _words;
    private readonly Dictionary<uint, int> _tuned;
    private readonly float[]?[] _kept;
    private readonly float[]?[] _numbers = new float[NetworkShape.Numbers][];
    private readonly SpeltWord?[] _others = new SpeltWord?[MostOthers];
    private int _keptCount;

    public RequestNetwork(NetworkWeights weights, WordVectors words)
    {
        _weights = weights;
        _words = words;
        _kept = new float[words.Count][];
        _tuned = new Dictionary<uint, int>(weights.TunedKeys.Length);
        for (var i = 0; i < weights.TunedKeys.Length; i++)
            _tuned[weights.TunedKeys[i]] = i;
    }

    public int Outputs => _weights.OutputBias.Length;

    /// <summary>What each word of a text adds to the patterns, and its vector behind that.</summary>
    public void Read(in WordScan scan, Span<float[]> rows)
    {
        for (var i = 0; i < scan.Count; i++)
            rows[i] = Row(scan, i);
    }

    /// <summary>The outputs for what <see cref="Pool"/> and <see cref="Join"/> kept of a run of words.</summary>
    public void Score(ReadOnlySpan<float> pooled, Span<float> outputs)
    {
        Span<float> hidden = stackalloc float[NetworkShape.Hidden];
        for (var h = 0; h < hidden.Length; h++)
            hidden[h] = MathF.Max(0, _weights.HiddenBias[h] + Dot(_weights.Hidden.AsSpan(h * NetworkShape.Pooled, NetworkShape.Pooled), pooled));
        for (var o = 0; o < outputs.Length; o++)
            outputs[o] = _weights.OutputBias[o] + Dot(_weights.Output.AsSpan(o * NetworkShape.Hidden, NetworkShape.Hidden), hidden);
    }

    /// <summary>What is kept of two runs together: the better place of each pattern, and the mean by their lengths.</summary>
    public static void Join(ReadOnlySpan<float> first, int firstCount, ReadOnlySpan<float> second, int secondCount, Span<float> pooled)
    {
        for (var i = 0; i < NetworkShape.Patterns; i++)
            pooled[i] = MathF.Max(first[i], second[i]);
        var share = firstCount / (float)Math.Max(1, firstCount + secondCount);
        for (var i = NetworkShape.Patterns; i < pooled.Length; i++)
            pooled[i] = (share * first[i]) + ((1 - share) * second[i]);
    }

    /// <summary>What is kept of the first <paramref name="count"/> words; the words behind them complete the last patterns.</summary>
    public void Pool(ReadOnlySpan<float[]> rows, int count, Span<float> pooled)
    {
        const int Second = NetworkShape.Patterns - NetworkShape.Filters;
        var best = MemoryMarshal.Cast<float, Vector<float>>(pooled[..NetworkShape.Patterns]);
        var mean = MemoryMarshal.Cast<float, Vector<float>>(pooled[NetworkShape.Patterns..]);
        best.Fill(new Vector<float>(float.NegativeInfinity));
        mean.Clear();
        var oneWidth = best.Length / 3;
        for (var t = 0; t < count; t++)
        {
            var first = MemoryMarshal.Cast<float, Vector<float>>(rows[t].AsSpan(0, RowLength));
            var second = t + 1 < rows.Length ? MemoryMarshal.Cast<float, Vector<float>>(rows[t + 1].AsSpan(NetworkShape.Patterns, Second)) : [];
            var third = t + 2 < rows.Length ? MemoryMarshal.Cast<float, Vector<float>>(rows[t + 2].AsSpan(NetworkShape.Patterns + Second, NetworkShape.Filters)) : [];
            for (var i = 0; i < oneWidth; i++)
                best[i] = Vector.Max(best[i], first[i]);
            for (var i = 0; i < oneWidth; i++)
            {
                var two = first[oneWidth + i];
                var three = first[(2 * oneWidth) + i];
                if (second.Length > 0)
                {
                    two += second[i];
                    three += second[oneWidth + i];
                }

                if (third.Length > 0)
                    three += third[i];
                best[oneWidth + i] = Vector.Max(best[oneWidth + i], two);
                best[(2 * oneWidth) + i] = Vector.Max(best[(2 * oneWidth) + i], three);
            }

            var vector = first[(2 * best.Length)..];
            for (var i = 0; i < mean.Length; i++)
                mean[i] += vector[i];
        }

        for (var i = 0; i < NetworkShape.Patterns; i++)
            pooled[i] = MathF.Max(0, pooled[i] + _weights.PatternBias[i]);
        for (var i = NetworkShape.Patterns; i < pooled.Length; i++)
            pooled[i] /= Math.Max(1, count);
    }

    private float[] Row(in WordScan scan, int index)
    {
        var word = scan[index];
        if (word.Number >= 0)
            return _numbers[word.Number] ??= Project(_weights.Numbers.AsSpan(word.Number * WordVectors.Size, WordVectors.Size));
        Span<float> vector = stackalloc float[WordVectors.Size];
        var number = _words.Find(word.Hash);
        if (number < 0)
        {
            ref var seen = ref _others[word.Hash & (MostOthers - 1)];
            if (seen is { } other && other.Hash == word.Hash)
                return other.Row;
            _words.Of(scan.Letters(index), vector);
            var spelt = new SpeltWord(word.Hash, Project(vector));
            Volatile.Write(ref seen, spelt);
            return spelt.Row;
        }

        if (_kept[number] is { } kept)
            return kept;
        _words.Of(number, vector);
        if (_tuned.TryGetValue(word.Hash, out var tuned))
        {
            for (var d = 0; d < vector.Length; d++)
                vector[d] += _weights.Tuned[(tuned * WordVectors.Size) + d] * WordVectors.Step;
        }

        var row = Project(vector);
        if (_keptCount < MostKept)
        {
            Interlocked.Increment(ref _keptCount);
            Volatile.Write(ref _kept[number], row);
        }

        return row;
    }

    private float[] Project(ReadOnlySpan<float> vector)
    {
        var row = new float[RowLength];
        for (var i = 0; i < NetworkShape.Places; i++)
            row[i] = Dot(_weights.Places.AsSpan(i * WordVectors.Size, WordVectors.Size), vector);
        vector.CopyTo(row.AsSpan(NetworkShape.Places));
        return row;
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return Vector.Sum(sum);
    }
}
