using System.Numerics;
using System.Runtime.InteropServices;
using ClinicalAssistant.Guardrails;
using S = ClinicalAssistant.Guardrails.NetworkShape;

namespace ClinicalAssistant.GuardTraining;

/// <summary>What one sample makes of the network on the way forward; buffers that grow with the longest sample.</summary>
internal sealed class Pass
{
    private const int Words = 4;
    private float[] _added = [];
    private int _count;

    /// <summary>Words' vectors as this step sees them.</summary>
    public float[] Vectors { get; private set; } = [];

    /// <summary>Whether a word's own vector took part, so that it can be moved.</summary>
    public bool[] Moves { get; private set; } = [];

    public int[] Best { get; } = new int[S.Patterns];

    public float[] Pooled { get; } = new float[S.Pooled];

    public float[] Hidden { get; } = new float[S.Hidden];

    public void Read(Sample sample, float[] tuned, Random random, NetworkSettings settings)
    {
        if (Moves.Length < sample.Count)
            (Vectors, Moves, _added) = (new float[sample.Count * WordVectors.Size], new bool[sample.Count], new float[sample.Count * S.Places]);
        sample.Vectors.CopyTo(Vectors, 0);
        for (var i = 0; i < sample.Count; i++)
        {
            var vector = Vectors.AsSpan(i * WordVectors.Size, WordVectors.Size);
            Moves[i] = false;
            var chance = random.NextDouble();
            if (chance < settings.WordDropout)
                vector.Clear();
            else if (chance < settings.WordDropout + settings.LetterShare && sample.Letters[i] is { } letters)
                letters.CopyTo(vector);
            else if (sample.Tuned[i] >= 0)
            {
                Moves[i] = true;
                Adam.Add(vector, tuned.AsSpan(sample.Tuned[i] * WordVectors.Size, WordVectors.Size), 1);
            }
        }

        Array.Clear(Pooled);
        for (var i = 0; i < sample.Count; i++)
            Adam.Add(Pooled.AsSpan(S.Patterns), Vectors.AsSpan(i * WordVectors.Size, WordVectors.Size), 1f / sample.Count);
        _count = sample.Count;
    }

    public void Pool(float[] turned, float[] bias, Random random, float dropout)
    {
        var placed = 0;
        for (; placed + Words <= _count; placed += Words)
            PlaceSome(turned, placed);
        for (; placed < _count; placed++)
            Place(turned, placed);
        Pooled.AsSpan(0, S.Patterns).Fill(float.NegativeInfinity);
        for (var t = 0; t < _count; t++)
            Fit(t);

        for (var p = 0; p < S.Patterns; p++)
        {
            var value = Pooled[p] + bias[p];
            Pooled[p] = value > 0 && random.NextDouble() >= dropout ? value / (1 - dropout) : 0;
        }
    }

    /// <summary>Notes the patterns that fit better at this word than at all before it.</summary>
    private void Fit(int word)
    {
        var first = MemoryMarshal.Cast<float, Vector<float>>(_added.AsSpan(word * S.Places, S.Patterns));
        var second = word + 1 < _count ? MemoryMarshal.Cast<float, Vector<float>>(_added.AsSpan(((word + 1) * S.Places) + S.Patterns, 2 * S.Filters)) : [];
        var third = word + 2 < _count ? MemoryMarshal.Cast<float, Vector<float>>(_added.AsSpan(((word + 2) * S.Places) + S.Patterns + (2 * S.Filters), S.Filters)) : [];
        var pooled = MemoryMarshal.Cast<float, Vector<float>>(Pooled.AsSpan(0, S.Patterns));
        var best = MemoryMarshal.Cast<int, Vector<int>>(Best.AsSpan());
        var filters = S.Filters / Vector<float>.Count;
        var here = new Vector<int>(word);
        for (var p = 0; p < pooled.Length; p++)
        {
            var value = first[p];
            if (p >= filters && second.Length > 0)
                value += second[p - filters];
            if (p >= 2 * filters && third.Length > 0)
                value += third[p - (2 * filters)];
            var better = Vector.GreaterThan(value, pooled[p]);
            pooled[p] = Vector.ConditionalSelect(better, value, pooled[p]);
            best[p] = Vector.ConditionalSelect(better, here, best[p]);
        }
    }

    /// <summary>What four words add to the patterns: most of the time goes into reading the weights, which are read once for all four.</summary>
    private void PlaceSome(float[] turned, int word)
    {
        var columns = MemoryMarshal.Cast<float, Vector<float>>(turned);
        var vectors = Vectors.AsSpan(word * WordVectors.Size, Words * WordVectors.Size);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(_added.AsSpan(word * S.Places, Words * S.Places));
        var width = sums.Length / Words;
        for (var block = 0; block < width; block += 2)
        {
            Vector<float> a = default, b = default, c = default, e = default, f = default, g = default, h = default, i = default;
            for (var d = 0; d < WordVectors.Size; d++)
            {
                var (left, right) = (columns[(d * width) + block], columns[(d * width) + block + 1]);
                var one = new Vector<float>(vectors[d]);
                a = Vector.FusedMultiplyAdd(one, left, a);
                b = Vector.FusedMultiplyAdd(one, right, b);
                var two = new Vector<float>(vectors[d + WordVectors.Size]);
                c = Vector.FusedMultiplyAdd(two, left, c);
                e = Vector.FusedMultiplyAdd(two, right, e);
                var three = new Vector<float>(vectors[d + (2 * WordVectors.Size)]);
                f = Vector.FusedMultiplyAdd(three, left, f);
                g = Vector.FusedMultiplyAdd(three, right, g);
                var four = new Vector<float>(vectors[d + (3 * WordVectors.Size)]);
                h = Vector.FusedMultiplyAdd(four, left, h);
                i = Vector.FusedMultiplyAdd(four, right, i);
            }

            (sums[block], sums[block + 1]) = (a, b);
            (sums[width + block], sums[width + block + 1]) = (c, e);
            (sums[(2 * width) + block], sums[(2 * width) + block + 1]) = (f, g);
            (sums[(3 * width) + block], sums[(3 * width) + block + 1]) = (h, i);
        }
    }

    private void Place(float[] turned, int word)
    {
        // Six vectors of sums stay in registers; the places divide by that for vectors of four and eight numbers.
        const int Block = 6;
        var columns = MemoryMarshal.Cast<float, Vector<float>>(turned);
        var vector = Vectors.AsSpan(word * WordVectors.Size, WordVectors.Size);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(_added.AsSpan(word * S.Places, S.Places));
        for (var block = 0; block < sums.Length; block += Block)
        {
            Vector<float> a = default, b = default, c = default, e = default, f = default, g = default;
            for (var d = 0; d < vector.Length; d++)
            {
                var x = new Vector<float>(vector[d]);
                var row = columns.Slice((d * sums.Length) + block, Block);
                a = Vector.FusedMultiplyAdd(x, row[0], a);
                b = Vector.FusedMultiplyAdd(x, row[1], b);
                c = Vector.FusedMultiplyAdd(x, row[2], c);
                e = Vector.FusedMultiplyAdd(x, row[3], e);
                f = Vector.FusedMultiplyAdd(x, row[4], f);
                g = Vector.FusedMultiplyAdd(x, row[5], g);
            }

            (sums[block], sums[block + 1], sums[block + 2], sums[block + 3], sums[block + 4], sums[block + 5]) = (a, b, c, e, f, g);
        }
    }
}
