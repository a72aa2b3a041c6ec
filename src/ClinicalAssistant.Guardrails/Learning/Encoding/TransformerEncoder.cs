using System.Numerics.Tensors;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// A small transformer encoder (Devlin et al., BERT, 2019) with eight-bit weights: reads a short text as a whole and gives its outputs' margins. Milliseconds for a sentence, so it reads
/// only what the faster layer leaves in doubt. Deterministic, safe for concurrent use.
/// </summary>
internal sealed class TransformerEncoder(EncoderShape shape, WordPieces pieces, EncoderWeights weights)
{
    /// <summary>Its size.</summary>
    public EncoderShape Shape => shape;

    /// <summary>Whether a text fits as a whole.</summary>
    public bool Fits(IReadOnlyCollection<int> text) => text.Count <= shape.Longest - 2;

    /// <summary>The pieces of a text.</summary>
    public List<int> Pieces(ReadOnlySpan<char> text) => pieces.Of(text);

    /// <summary>The outputs' margins for a text; of one that is too long, for its beginning and end.</summary>
    public float[] Read(List<int> text)
    {
        var most = shape.Longest - 2;
        if (text.Count > most)
            text = [.. text[..(most / 2)], .. text[^(most - (most / 2))..]];
        using var buffers = new EncoderBuffers(shape, text.Count + 2);
        Embed(text, buffers);
        foreach (var layer in weights.Layers)
            layer.Apply(buffers);
        return Outputs(buffers);
    }

    private void Embed(List<int> text, EncoderBuffers buffers)
    {
        for (var i = 0; i < buffers.Count; i++)
        {
            var piece = i == 0 ? pieces.First : i == buffers.Count - 1 ? pieces.Last : text[i - 1];
            var to = buffers.Pieces.Slice(i * shape.Width, shape.Width);
            weights.Words.Row(piece, to);
            TensorPrimitives.Add(to, weights.Positions.AsSpan(i * shape.Width, shape.Width), to);
            weights.AfterEmbedding.Apply(to);
        }
    }

    /// <summary>The mean of all pieces through the last two matrices.</summary>
    private float[] Outputs(EncoderBuffers buffers)
    {
        Span<float> mean = stackalloc float[shape.Width];
        mean.Clear();
        for (var i = 0; i < buffers.Count; i++)
            TensorPrimitives.Add(mean, buffers.Pieces.Slice(i * shape.Width, shape.Width), mean);
        TensorPrimitives.Divide(mean, buffers.Count, mean);
        Span<float> hidden = stackalloc float[shape.Hidden];
        Apply(weights.Hidden, weights.HiddenBias, mean, hidden);
        TensorPrimitives.Max(hidden, 0, hidden);
        var outputs = new float[shape.Outputs];
        Apply(weights.Output, weights.OutputBias, hidden, outputs);
        return outputs;
    }

    private static void Apply(float[] matrix, float[] bias, ReadOnlySpan<float> vector, Span<float> to)
    {
        for (var row = 0; row < to.Length; row++)
            to[row] = TensorPrimitives.Dot(matrix.AsSpan(row * vector.Length, vector.Length), vector) + bias[row];
    }
}
