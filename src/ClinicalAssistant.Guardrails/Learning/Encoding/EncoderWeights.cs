using System.Runtime.InteropServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The numbers of an encoder. On disk in the order of the properties, little-endian: a matrix as one float a row and then its rows of eight-bit numbers, everything else as floats.
/// </summary>
internal sealed record EncoderWeights
{
    public required QuantizedMatrix Words { get; init; }

    /// <summary>What is added for the place of a piece (and the kind of text, of which there is one).</summary>
    public required float[] Positions { get; init; }

    public required LayerNormalization AfterEmbedding { get; init; }

    public required IReadOnlyList<EncoderLayer> Layers { get; init; }

    public required float[] Hidden { get; init; }

    public required float[] HiddenBias { get; init; }

    public required float[] Output { get; init; }

    public required float[] OutputBias { get; init; }

    /// <summary>Reads the numbers of an encoder of a size.</summary>
    /// <exception cref="WrongInputException">The file is of another size: names it and the remedy.</exception>
    public static EncoderWeights Read(EncoderShape shape, byte[] content, string file)
    {
        var left = content.AsSpan();
        try
        {
            var words = Matrix(ref left, shape.Pieces, shape.Width);
            var weights = new EncoderWeights
            {
                Words = words,
                Positions = Floats(ref left, shape.Longest * shape.Width),
                AfterEmbedding = Normalization(ref left, shape.Width),
                Layers = ReadLayers(ref left, shape),
                Hidden = Floats(ref left, shape.Hidden * shape.Width),
                HiddenBias = Floats(ref left, shape.Hidden),
                Output = Floats(ref left, shape.Outputs * shape.Hidden),
                OutputBias = Floats(ref left, shape.Outputs),
            };
            if (left.IsEmpty)
                return weights;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Too short: told below.
        }

        throw new WrongInputException($"{file} is not of the size that model.json beside it tells. Restore both, or train again with tools/ClinicalAssistant.EncoderTraining.");
    }

    private static List<EncoderLayer> ReadLayers(ref Span<byte> left, EncoderShape shape)
    {
        var layers = new List<EncoderLayer>(shape.Layers);
        for (var i = 0; i < shape.Layers; i++)
        {
            layers.Add(new EncoderLayer(
                Query: Dense(ref left, shape.Width, shape.Width),
                Key: Dense(ref left, shape.Width, shape.Width),
                Value: Dense(ref left, shape.Width, shape.Width),
                Attended: Dense(ref left, shape.Width, shape.Width),
                AfterAttention: Normalization(ref left, shape.Width),
                Inner: Dense(ref left, shape.Inner, shape.Width),
                Outer: Dense(ref left, shape.Width, shape.Inner),
                AfterOuter: Normalization(ref left, shape.Width)));
        }

        return layers;
    }

    private static DenseLayer Dense(ref Span<byte> left, int rows, int columns) => new(Matrix(ref left, rows, columns), Floats(ref left, rows));

    private static LayerNormalization Normalization(ref Span<byte> left, int width) => new(Floats(ref left, width), Floats(ref left, width));

    private static QuantizedMatrix Matrix(ref Span<byte> left, int rows, int columns)
    {
        var scales = Floats(ref left, rows);
        return new QuantizedMatrix(Take<sbyte>(ref left, rows * columns), scales);
    }

    private static float[] Floats(ref Span<byte> left, int count) => Take<float>(ref left, count);

    private static T[] Take<T>(ref Span<byte> left, int count)
        where T : unmanaged
    {
        var bytes = count * Marshal.SizeOf<T>();
        var taken = MemoryMarshal.Cast<byte, T>(left[..bytes]).ToArray();
        left = left[bytes..];
        return taken;
    }
}
