using System.Numerics.Tensors;

namespace ClinicalAssistant.Guardrails;

/// <summary>Brings a vector to mean 0 and variance 1, then to the learned gain and offset.</summary>
internal sealed record LayerNormalization(float[] Gain, float[] Offset)
{
    private const float Least = 1e-12f;

    public void Apply(Span<float> vector)
    {
        TensorPrimitives.Subtract(vector, TensorPrimitives.Sum<float>(vector) / vector.Length, vector);
        var variance = TensorPrimitives.SumOfSquares<float>(vector) / vector.Length;
        TensorPrimitives.Multiply(vector, 1 / MathF.Sqrt(variance + Least), vector);
        TensorPrimitives.MultiplyAdd(vector, Gain, Offset, vector);
    }
}
