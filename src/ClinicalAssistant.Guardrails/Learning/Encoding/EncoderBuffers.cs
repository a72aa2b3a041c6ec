using System.Buffers;

namespace ClinicalAssistant.Guardrails;

/// <summary>What one text needs while it is encoded, rented; the number of pieces is padded, the padding takes no part.</summary>
internal sealed class EncoderBuffers : IDisposable
{
    private readonly float[] _floats;
    private readonly short[] _shorts;
    private readonly int _padded;

    public EncoderBuffers(EncoderShape shape, int count)
    {
        (Shape, Count) = (shape, count);
        _padded = (count + QuantizedMatrix.Together - 1) / QuantizedMatrix.Together * QuantizedMatrix.Together;
        _floats = ArrayPool<float>.Shared.Rent(AfterParts + (_padded * (shape.Inner + 2)));
        _shorts = ArrayPool<short>.Shared.Rent(_padded * Math.Max(shape.Width, shape.Inner));
        _floats.AsSpan().Clear();
    }

    public EncoderShape Shape { get; }

    /// <summary>Pieces, without padding.</summary>
    public int Count { get; }

    /// <summary>What the last layer made of each piece.</summary>
    public Span<float> Pieces => Part(0);

    public Span<float> Queries => Part(1);

    public Span<float> Keys => Part(2);

    public Span<float> Values => Part(3);

    public Span<float> Context => Part(4);

    public Span<float> Inner => _floats.AsSpan(AfterParts, _padded * Shape.Inner);

    /// <summary>Scales of the vectors that were made small last.</summary>
    public Span<float> Scales => _floats.AsSpan(AfterParts + (_padded * Shape.Inner), _padded);

    /// <summary>What one piece takes from each.</summary>
    public Span<float> Attention => _floats.AsSpan(AfterParts + (_padded * (Shape.Inner + 1)), _padded);

    public ReadOnlySpan<short> Small(int width) => _shorts.AsSpan(0, _padded * width);

    public void Quantize(ReadOnlySpan<float> vectors, int width) => QuantizedMatrix.Quantize(vectors, width, _shorts.AsSpan(0, _padded * width), Scales);

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_floats);
        ArrayPool<short>.Shared.Return(_shorts);
    }

    private Span<float> Part(int number) => _floats.AsSpan(number * _padded * Shape.Width, _padded * Shape.Width);

    private int AfterParts => 5 * _padded * Shape.Width;
}
