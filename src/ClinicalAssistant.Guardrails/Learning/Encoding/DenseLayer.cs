namespace ClinicalAssistant.Guardrails;

/// <summary>A matrix and what is added after it.</summary>
internal sealed record DenseLayer(QuantizedMatrix Weights, float[] Bias)
{
    /// <summary>Applies it to vectors that were made small.</summary>
    public void Apply(ReadOnlySpan<short> vectors, ReadOnlySpan<float> scales, Span<float> to) => Weights.Multiply(vectors, scales, Bias, to);
}
