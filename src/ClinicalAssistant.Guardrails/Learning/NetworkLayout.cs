using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ClinicalAssistant.Guardrails;

/// <summary>One network's weights laid out for reading: rows as columns, so that a layer is a sum of scaled rows.</summary>
internal sealed class NetworkLayout
{
    // Divides the numbers of places and of hidden units for vectors of four and eight numbers.
    private const int Block = 6;
    private readonly float[] _places;
    private readonly float[] _hidden;
    private readonly NetworkWeights _weights;

    public NetworkLayout(NetworkWeights weights)
    {
        _weights = weights;
        _places = Turn(weights.Places, NetworkShape.Places, WordVectors.Size);
        _hidden = Turn(weights.Hidden, NetworkShape.Hidden, NetworkShape.Pooled);
    }

    public int OutputCount => _weights.OutputBias.Length;

    public ReadOnlySpan<float> PatternBias => _weights.PatternBias;

    /// <summary>The vector of a size of number.</summary>
    public ReadOnlySpan<float> Number(int size) => _weights.Numbers.AsSpan(size * WordVectors.Size, WordVectors.Size);

    /// <summary>Adds what training added to a word's vector.</summary>
    public void Tune(uint hash, Span<float> vector)
    {
        var tuned = _weights.TunedKeys.AsSpan().BinarySearch(hash);
        if (tuned < 0)
            return;
        for (var d = 0; d < vector.Length; d++)
            vector[d] += _weights.Tuned[(tuned * WordVectors.Size) + d] * WordVectors.Step;
    }

    /// <summary>What a word's vector adds to every place of every pattern.</summary>
    public void Project(ReadOnlySpan<float> vector, Span<float> places) => Sum(_places, vector, places);

    /// <summary>The first outputs for what is kept of a run of words.</summary>
    public void Score(ReadOnlySpan<float> pooled, Span<float> outputs)
    {
        Span<float> hidden = stackalloc float[NetworkShape.Hidden];
        Sum(_hidden, pooled, hidden);
        Outputs(hidden, outputs);
    }

    /// <summary>The first outputs for two runs at once: most of the time goes into reading the weights, which are read once for both.</summary>
    public void Score(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> firstOutputs, Span<float> secondOutputs)
    {
        Span<float> one = stackalloc float[NetworkShape.Hidden];
        Span<float> two = stackalloc float[NetworkShape.Hidden];
        Sum(_hidden, first, second, one, two);
        Outputs(one, firstOutputs);
        Outputs(two, secondOutputs);
    }

    private void Outputs(Span<float> hidden, Span<float> outputs)
    {
        for (var h = 0; h < hidden.Length; h++)
            hidden[h] = MathF.Max(0, hidden[h] + _weights.HiddenBias[h]);
        for (var o = 0; o < outputs.Length; o++)
            outputs[o] = _weights.OutputBias[o] + Dot(_weights.Output.AsSpan(o * NetworkShape.Hidden, NetworkShape.Hidden), hidden);
    }

    /// <summary>Sums stay in registers, six of them at a time.</summary>
    private static void Sum(float[] columns, ReadOnlySpan<float> inputs, Span<float> sums)
    {
        var lanes = Vector<float>.Count;
        ref var column = ref MemoryMarshal.GetArrayDataReference(columns);
        ref var to = ref MemoryMarshal.GetReference(sums);
        for (var from = 0; from < sums.Length; from += Block * lanes)
        {
            Vector<float> a = default, b = default, c = default, d = default, e = default, f = default;
            for (var i = 0; i < inputs.Length; i++)
            {
                var x = new Vector<float>(inputs[i]);
                ref var row = ref Unsafe.Add(ref column, (i * sums.Length) + from);
                a = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref row), a);
                b = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref row, (nuint)lanes), b);
                c = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref row, (nuint)(2 * lanes)), c);
                d = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref row, (nuint)(3 * lanes)), d);
                e = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref row, (nuint)(4 * lanes)), e);
                f = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref row, (nuint)(5 * lanes)), f);
            }

            ref var sum = ref Unsafe.Add(ref to, from);
            a.StoreUnsafe(ref sum);
            b.StoreUnsafe(ref sum, (nuint)lanes);
            c.StoreUnsafe(ref sum, (nuint)(2 * lanes));
            d.StoreUnsafe(ref sum, (nuint)(3 * lanes));
            e.StoreUnsafe(ref sum, (nuint)(4 * lanes));
            f.StoreUnsafe(ref sum, (nuint)(5 * lanes));
        }
    }

    /// <summary>The same for two inputs.</summary>
    private static void Sum(float[] columns, ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> firstSums, Span<float> secondSums)
    {
        var lanes = Vector<float>.Count;
        ref var column = ref MemoryMarshal.GetArrayDataReference(columns);
        for (var from = 0; from < firstSums.Length; from += Block / 2 * lanes)
        {
            Vector<float> a = default, b = default, c = default, d = default, e = default, f = default;
            for (var i = 0; i < first.Length; i++)
            {
                ref var row = ref Unsafe.Add(ref column, (i * firstSums.Length) + from);
                var (one, two, three) = (Vector.LoadUnsafe(ref row), Vector.LoadUnsafe(ref row, (nuint)lanes), Vector.LoadUnsafe(ref row, (nuint)(2 * lanes)));
                var (x, y) = (new Vector<float>(first[i]), new Vector<float>(second[i]));
                a = Vector.FusedMultiplyAdd(x, one, a);
                b = Vector.FusedMultiplyAdd(x, two, b);
                c = Vector.FusedMultiplyAdd(x, three, c);
                d = Vector.FusedMultiplyAdd(y, one, d);
                e = Vector.FusedMultiplyAdd(y, two, e);
                f = Vector.FusedMultiplyAdd(y, three, f);
            }

            a.CopyTo(firstSums[from..]);
            b.CopyTo(firstSums[(from + lanes)..]);
            c.CopyTo(firstSums[(from + (2 * lanes))..]);
            d.CopyTo(secondSums[from..]);
            e.CopyTo(secondSums[(from + lanes)..]);
            f.CopyTo(secondSums[(from + (2 * lanes))..]);
        }
    }

    private static float[] Turn(float[] rows, int count, int size)
    {
        var turned = new float[rows.Length];
        for (var i = 0; i < count; i++)
        {
            for (var d = 0; d < size; d++)
                turned[(d * count) + i] = rows[(i * size) + d];
        }

        return turned;
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
