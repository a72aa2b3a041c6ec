using System.Runtime.InteropServices;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.EncoderTraining;

/// <summary>The numbers of an encoder that <see cref="EncoderWriter"/> wrote, by their names, to train it further; the vectors of pieces and places are the base encoder's.</summary>
internal static class EarlierEncoder
{
    /// <summary>Reads <c>weights.bin</c> of a folder.</summary>
    /// <exception cref="WrongInputException">There is none, or it is of another size: it was trained with other layers, categories or kinds.</exception>
    public static IReadOnlyDictionary<string, OnnxTensor> Read(string folder, int pieces, int layers, int outputs)
    {
        var file = Path.Combine(folder, "weights.bin");
        if (!File.Exists(file))
            throw new WrongInputException($"{file} is missing. Name the folder of a trained encoder, or leave --from out.");
        var left = File.ReadAllBytes(file).AsSpan();
        var named = new Dictionary<string, OnnxTensor>(StringComparer.Ordinal);
        try
        {
            Matrix(ref left, pieces, TrainableEncoder.Width);
            Floats(ref left, TrainableEncoder.Longest * TrainableEncoder.Width);
            Floats(ref left, 2 * TrainableEncoder.Width);
            for (var layer = 0; layer < layers; layer++)
            {
                var name = $"encoder.layer.{layer}.";
                foreach (var part in new[] { "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense" })
                    Dense(name + part, TrainableEncoder.Width, TrainableEncoder.Width, ref left);
                Both(name + "attention.output.LayerNorm", [TrainableEncoder.Width], ref left);
                Dense(name + "intermediate.dense", TrainableEncoder.Inner, TrainableEncoder.Width, ref left);
                Dense(name + "output.dense", TrainableEncoder.Width, TrainableEncoder.Inner, ref left);
                Both(name + "output.LayerNorm", [TrainableEncoder.Width], ref left);
            }

            Both("hidden", [TrainableEncoder.Hidden, TrainableEncoder.Width], ref left);
            Both("output", [outputs, TrainableEncoder.Hidden], ref left);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw OfOtherSize(file);
        }

        return left.IsEmpty ? named : throw OfOtherSize(file);

        void Dense(string name, int rows, int columns, ref Span<byte> from)
        {
            named[name + ".weight"] = new OnnxTensor([rows, columns], Matrix(ref from, rows, columns));
            named[name + ".bias"] = new OnnxTensor([rows], Floats(ref from, rows));
        }

        void Both(string name, long[] shape, ref Span<byte> from)
        {
            named[name + ".weight"] = new OnnxTensor(shape, Floats(ref from, (int)shape.Aggregate((one, other) => one * other)));
            named[name + ".bias"] = new OnnxTensor([shape[0]], Floats(ref from, (int)shape[0]));
        }
    }

    private static WrongInputException OfOtherSize(string file) => new($"{file} is of another size than this tool trains. Leave --from out to train anew.");

    private static float[] Matrix(ref Span<byte> left, int rows, int columns)
    {
        var scales = Floats(ref left, rows);
        var values = new float[rows * columns];
        for (var i = 0; i < values.Length; i++)
            values[i] = unchecked((sbyte)left[i]) * scales[i / columns];
        left = left[values.Length..];
        return values;
    }

    private static float[] Floats(ref Span<byte> left, int count)
    {
        var bytes = count * sizeof(float);
        var taken = MemoryMarshal.Cast<byte, float>(left[..bytes]).ToArray();
        left = left[bytes..];
        return taken;
    }
}
