using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClinicalAssistant.Guardrails;
using ClinicalAssistant.GuardTraining;

namespace ClinicalAssistant.EncoderTraining;

/// <summary>Writes the encoder's files as <see cref="EncoderWeights"/> reads them; matrices in eight bits, with the scale of a row from its largest number.</summary>
internal sealed class EncoderWriter(BaseEncoder based, TrainableEncoder encoder, string trainingSha256)
{
    private const string Version = "1.0.0";

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        using var weights = new MemoryStream();
        Matrix("embeddings.word_embeddings.weight", TrainableEncoder.Width, weights);
        var kind = encoder.Values("embeddings.token_type_embeddings.weight");
        Floats([.. encoder.Values("embeddings.position_embeddings.weight").Take(TrainableEncoder.Longest * TrainableEncoder.Width).Select((value, i) => value + kind[i % TrainableEncoder.Width])], weights);
        Named("embeddings.LayerNorm", weights);
        for (var layer = 0; layer < encoder.Layers; layer++)
        {
            var name = $"encoder.layer.{layer}.";
            foreach (var part in new[] { "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense" })
                Dense(name + part, TrainableEncoder.Width, weights);
            Named(name + "attention.output.LayerNorm", weights);
            Dense(name + "intermediate.dense", TrainableEncoder.Width, weights);
            Dense(name + "output.dense", TrainableEncoder.Inner, weights);
            Named(name + "output.LayerNorm", weights);
        }

        Named("hidden", weights);
        Named("output", weights);
        var content = weights.ToArray();
        var pieces = Encoding.UTF8.GetBytes(string.Join('\n', based.Pieces) + "\n");
        var shape = new EncoderShape(encoder.Layers, TrainableEncoder.Width, TrainableEncoder.Heads, TrainableEncoder.Inner, based.Pieces.Count, TrainableEncoder.Longest, TrainableEncoder.Hidden, encoder.Outputs);
        var model = new EncoderModel
        {
            Version = Version,
            Trained = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TrainingSha256 = trainingSha256,
            WeightsSha256 = shape.Hash(content),
            PiecesSha256 = Convert.ToHexStringLower(SHA256.HashData(pieces)),
            Base = BaseEncoder.Name,
            Shape = shape,
            Categories = PolicyCategories.All,
            Kinds = EmergencyTopics.Kinds,
        };
        File.WriteAllBytes(Path.Combine(folder, "weights.bin"), content);
        File.WriteAllBytes(Path.Combine(folder, "pieces.txt"), pieces);
        File.WriteAllText(Path.Combine(folder, "model.json"), JsonSerializer.Serialize(model, EncoderModelJson.Default.EncoderModel).ReplaceLineEndings("\n") + "\n");
    }

    private void Dense(string name, int columns, Stream to)
    {
        Matrix(name + ".weight", columns, to);
        Floats(encoder.Values(name + ".bias"), to);
    }

    private void Named(string name, Stream to)
    {
        Floats(encoder.Values(name + ".weight"), to);
        Floats(encoder.Values(name + ".bias"), to);
    }

    private void Matrix(string name, int columns, Stream to)
    {
        var rows = encoder.Values(name).Chunk(columns).ToArray();
        float[] scales = [.. rows.Select(row => Math.Max(row.Max(Math.Abs), float.Epsilon) / sbyte.MaxValue)];
        Floats(scales, to);
        foreach (var (row, values) in rows.Index())
            to.Write(MemoryMarshal.AsBytes<sbyte>(values.Select(value => (sbyte)Math.Round(value / scales[row])).ToArray()));
    }

    private static void Floats(float[] values, Stream to) => to.Write(MemoryMarshal.AsBytes<float>(values));
}
