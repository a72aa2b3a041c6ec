using System.Numerics.Tensors;

namespace ClinicalAssistant.Guardrails;

/// <summary>One layer: attention among the pieces, then two matrices on each, both added to what came in.</summary>
internal sealed record EncoderLayer(DenseLayer Query, DenseLayer Key, DenseLayer Value, DenseLayer Attended, LayerNormalization AfterAttention, DenseLayer Inner, DenseLayer Outer, LayerNormalization AfterOuter)
{
    /// <summary>Applies the layer in place.</summary>
    public void Apply(EncoderBuffers buffers)
    {
        var shape = buffers.Shape;
        buffers.Quantize(buffers.Pieces, shape.Width);
        Query.Apply(buffers.Small(shape.Width), buffers.Scales, buffers.Queries);
        Key.Apply(buffers.Small(shape.Width), buffers.Scales, buffers.Keys);
        Value.Apply(buffers.Small(shape.Width), buffers.Scales, buffers.Values);
        Attend(buffers);
        buffers.Quantize(buffers.Context, shape.Width);
        Attended.Apply(buffers.Small(shape.Width), buffers.Scales, buffers.Queries);
        AddAndNormalize(buffers, buffers.Queries, AfterAttention);
        buffers.Quantize(buffers.Pieces, shape.Width);
        Inner.Apply(buffers.Small(shape.Width), buffers.Scales, buffers.Inner);
        GaussianErrorUnit.Apply(buffers.Inner);
        buffers.Quantize(buffers.Inner, shape.Inner);
        Outer.Apply(buffers.Small(shape.Inner), buffers.Scales, buffers.Queries);
        AddAndNormalize(buffers, buffers.Queries, AfterOuter);
    }

    private static void AddAndNormalize(EncoderBuffers buffers, Span<float> added, LayerNormalization normalization)
    {
        var width = buffers.Shape.Width;
        TensorPrimitives.Add(buffers.Pieces, added, buffers.Pieces);
        for (var i = 0; i < buffers.Count; i++)
            normalization.Apply(buffers.Pieces.Slice(i * width, width));
    }

    private static void Attend(EncoderBuffers buffers)
    {
        var (width, head) = (buffers.Shape.Width, buffers.Shape.HeadWidth);
        var narrow = 1 / MathF.Sqrt(head);
        buffers.Context.Clear();
        for (var from = 0; from < width; from += head)
        {
            for (var i = 0; i < buffers.Count; i++)
            {
                var attention = buffers.Attention[..buffers.Count];
                var query = buffers.Queries.Slice((i * width) + from, head);
                for (var j = 0; j < attention.Length; j++)
                    attention[j] = TensorPrimitives.Dot<float>(query, buffers.Keys.Slice((j * width) + from, head)) * narrow;
                TensorPrimitives.SoftMax<float>(attention, attention);
                var context = buffers.Context.Slice((i * width) + from, head);
                for (var j = 0; j < attention.Length; j++)
                    TensorPrimitives.MultiplyAdd(buffers.Values.Slice((j * width) + from, head), attention[j], context, context);
            }
        }
    }
}
