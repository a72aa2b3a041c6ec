using System.Numerics;
using System.Runtime.InteropServices;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Adam with decoupled decay (Kingma and Ba 2015, Loshchilov and Hutter 2019) for one array of weights.</summary>
internal sealed class Adam(float[] weights, float decay, float rateFactor = 1)
{
    private const float First = 0.9f;
    private const float Second = 0.999f;
    private readonly float[] _mean = new float[weights.Length];
    private readonly float[] _square = new float[weights.Length];
    private readonly HashSet<int> _touched = [];

    public float[] Weights => weights;

    public float[] Gradient { get; } = new float[weights.Length];

    /// <summary>Notes that a row took part, for <see cref="StepRows"/>.</summary>
    public void Touch(int row) => _touched.Add(row);

    /// <summary>Moves all weights against the gradient and clears it.</summary>
    public void Step(int step, float rate, float scale) => Move(0, weights.Length, step, rate * rateFactor, scale);

    /// <summary>Moves the touched rows only.</summary>
    public void StepRows(int size, int step, float rate, float scale)
    {
        foreach (var row in _touched)
            Move(row * size, size, step, rate * rateFactor, scale);
        _touched.Clear();
    }

    private void Move(int start, int count, int step, float rate, float scale)
    {
        var correction = new Vector<float>(rate * MathF.Sqrt(1 - MathF.Pow(Second, step)) / (1 - MathF.Pow(First, step)));
        var shrink = new Vector<float>(1 - (rate * decay));
        var first = new Vector<float>(1 - First);
        var second = new Vector<float>(1 - Second);
        var scales = new Vector<float>(scale);
        var tiny = new Vector<float>(1e-8f);
        var width = Vector<float>.Count;
        var i = start;
        for (; i + width <= start + count; i += width)
        {
            var g = new Vector<float>(Gradient, i) * scales;
            Vector<float>.Zero.CopyTo(Gradient, i);
            var mean = new Vector<float>(_mean, i);
            mean += first * (g - mean);
            mean.CopyTo(_mean, i);
            var square = new Vector<float>(_square, i);
            square += second * ((g * g) - square);
            square.CopyTo(_square, i);
            ((new Vector<float>(weights, i) * shrink) - (correction * mean / (Vector.SquareRoot(square) + tiny))).CopyTo(weights, i);
        }

        for (; i < start + count; i++)
        {
            var g = Gradient[i] * scale;
            Gradient[i] = 0;
            _mean[i] += (1 - First) * (g - _mean[i]);
            _square[i] += (1 - Second) * ((g * g) - _square[i]);
            weights[i] = (weights[i] * shrink[0]) - (correction[0] * _mean[i] / (MathF.Sqrt(_square[i]) + 1e-8f));
        }
    }

    public static void Add(Span<float> to, ReadOnlySpan<float> what, float times)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(to);
        var y = MemoryMarshal.Cast<float, Vector<float>>(what);
        var t = new Vector<float>(times);
        for (var i = 0; i < x.Length; i++)
            x[i] += t * y[i];
        for (var i = x.Length * Vector<float>.Count; i < to.Length; i++)
            to[i] += times * what[i];
    }

    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => System.Numerics.Tensors.TensorPrimitives.Dot(a, b);
}
