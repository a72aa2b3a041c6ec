using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A matrix of eight-bit numbers with a scale for each row, multiplied with vectors of sixteen-bit numbers: whole-number sums are the same on every processor.
/// Safe for concurrent use.
/// </summary>
internal sealed class QuantizedMatrix
{
    /// <summary>Vectors are multiplied so many at a time; their number is padded to a multiple.</summary>
    public const int Together = 4;

    /// <summary>Columns are a multiple of it, and at most so many.</summary>
    public const int ColumnsTogether = 16;

    public const int MostColumns = 2048;

    // 8,000 x 127 x 2,048 columns stay below 2^31.
    private const float Widest = 8000;
    private readonly sbyte[] _values;
    private readonly float[] _scales;

    /// <param name="values">Row after row; the number of rows is even, that of columns a multiple of 16 up to 2,048.</param>
    /// <param name="scales">One a row.</param>
    public QuantizedMatrix(sbyte[] values, float[] scales)
    {
        (_values, _scales) = (values, scales);
        Columns = values.Length / scales.Length;
        if (scales.Length % 2 != 0 || Columns % ColumnsTogether != 0 || Columns > MostColumns || Columns * scales.Length != values.Length)
            throw new ArgumentException("The rows must be even in number, the columns a multiple of 16 and at most 2,048.", nameof(values));
    }

    public int Rows => _scales.Length;

    public int Columns { get; }

    /// <summary>One row as it was before it was made small.</summary>
    public void Row(int row, Span<float> to)
    {
        var values = _values.AsSpan(row * Columns, Columns);
        TensorPrimitives.ConvertTruncating<sbyte, float>(values, to);
        TensorPrimitives.Multiply(to[..Columns], _scales[row], to);
    }

    /// <summary>Makes vectors small, each with a scale of its own.</summary>
    public static void Quantize(ReadOnlySpan<float> vectors, int length, Span<short> to, Span<float> scales)
    {
        for (var i = 0; i < scales.Length; i++)
        {
            var vector = vectors.Slice(i * length, length);
            var largest = TensorPrimitives.MaxMagnitude(vector);
            var scale = Math.Abs(largest) / Widest;
            scales[i] = scale;
            Round(vector, scale == 0 ? 0 : 1 / scale, to.Slice(i * length, length));
        }
    }

    /// <summary>Each vector times the matrix, plus the bias.</summary>
    /// <param name="vectors">Vector after vector, their number a multiple of <see cref="Together"/>.</param>
    /// <param name="scales">One a vector.</param>
    /// <param name="bias">One a row.</param>
    /// <param name="to">Vector after vector, each of <see cref="Rows"/> numbers.</param>
    public void Multiply(ReadOnlySpan<short> vectors, ReadOnlySpan<float> scales, ReadOnlySpan<float> bias, Span<float> to)
    {
        for (var row = 0; row < Rows; row += 2)
        {
            for (var vector = 0; vector < scales.Length; vector += Together)
                Block(row, vector, vectors, scales, bias, to);
        }
    }

    /// <summary>Two rows times four vectors: what is read is used four and two times.</summary>
    private void Block(int row, int vector, ReadOnlySpan<short> vectors, ReadOnlySpan<float> scales, ReadOnlySpan<float> bias, Span<float> to)
    {
        ref var upper = ref _values[row * Columns];
        ref var lower = ref _values[(row + 1) * Columns];
        ref var a = ref MemoryMarshal.GetReference(vectors[(vector * Columns)..]);
        ref var b = ref MemoryMarshal.GetReference(vectors[((vector + 1) * Columns)..]);
        ref var c = ref MemoryMarshal.GetReference(vectors[((vector + 2) * Columns)..]);
        ref var d = ref MemoryMarshal.GetReference(vectors.Slice((vector + 3) * Columns, Columns));
        Vector256<int> ua = default, ub = default, uc = default, ud = default, la = default, lb = default, lc = default, ld = default;
        for (nuint i = 0; i < (nuint)Columns; i += (nuint)Vector256<short>.Count)
        {
            var u = Widen(Vector128.LoadUnsafe(ref upper, i));
            var l = Widen(Vector128.LoadUnsafe(ref lower, i));
            var v = Vector256.LoadUnsafe(ref a, i);
            (ua, la) = (Add(ua, u, v), Add(la, l, v));
            v = Vector256.LoadUnsafe(ref b, i);
            (ub, lb) = (Add(ub, u, v), Add(lb, l, v));
            v = Vector256.LoadUnsafe(ref c, i);
            (uc, lc) = (Add(uc, u, v), Add(lc, l, v));
            v = Vector256.LoadUnsafe(ref d, i);
            (ud, ld) = (Add(ud, u, v), Add(ld, l, v));
        }

        var (scaleU, scaleL, biasU, biasL) = (_scales[row], _scales[row + 1], bias[row], bias[row + 1]);
        Put(to[((vector * Rows) + row)..], scales[vector], ua, la);
        Put(to[(((vector + 1) * Rows) + row)..], scales[vector + 1], ub, lb);
        Put(to[(((vector + 2) * Rows) + row)..], scales[vector + 2], uc, lc);
        Put(to[(((vector + 3) * Rows) + row)..], scales[vector + 3], ud, ld);

        void Put(Span<float> pair, float scale, Vector256<int> u, Vector256<int> l)
        {
            pair[0] = (Vector256.Sum(u) * (scaleU * scale)) + biasU;
            pair[1] = (Vector256.Sum(l) * (scaleL * scale)) + biasL;
        }
    }

    private static Vector256<short> Widen(Vector128<sbyte> values) =>
        Avx2.IsSupported ? Avx2.ConvertToVector256Int16(values) : Vector256.Create(Vector128.WidenLower(values), Vector128.WidenUpper(values));

    private static Vector256<int> Add(Vector256<int> sum, Vector256<short> left, Vector256<short> right)
    {
        if (AvxVnni.IsSupported)
            return AvxVnni.MultiplyWideningAndAdd(sum, left, right);
        if (Avx2.IsSupported)
            return sum + Avx2.MultiplyAddAdjacent(left, right);
        return sum + (Vector256.WidenLower(left) * Vector256.WidenLower(right)) + (Vector256.WidenUpper(left) * Vector256.WidenUpper(right));
    }

    private static void Round(ReadOnlySpan<float> values, float scale, Span<short> to)
    {
        ref var from = ref MemoryMarshal.GetReference(values);
        ref var rounded = ref MemoryMarshal.GetReference(to);
        for (nuint i = 0; i < (nuint)values.Length; i += (nuint)Vector256<short>.Count)
        {
            var lower = Vector256.ConvertToInt32(Vector256.Round(Vector256.LoadUnsafe(ref from, i) * scale));
            var upper = Vector256.ConvertToInt32(Vector256.Round(Vector256.LoadUnsafe(ref from, i + (nuint)Vector256<float>.Count) * scale));
            Vector256.Narrow(lower, upper).StoreUnsafe(ref rounded, i);
        }
    }
}
