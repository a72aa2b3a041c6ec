using ClinicalAssistant.Guardrails;
using Microsoft.ML.Data;

namespace ClinicalAssistant.GuardTraining;

/// <summary>Turns lines into the sparse vectors that inference sees: counts over buckets, divided by the vector's length.</summary>
internal static class Vectors
{
    /// <summary>The windows a line teaches with: a long harmless text is harmless everywhere; in a long harmful one the end holds the request.</summary>
    public static IEnumerable<VBuffer<float>> Of(TrainingLine line, WordClasses classes)
    {
        using var scan = WordScan.Read(line.Text, classes);
        var windows = TextWindows.Of(scan).ToArray();
        foreach (var window in line.Harm == 0 ? windows : windows[^1..])
            yield return Window(scan, window);
    }

    /// <summary>The words alone, for the small table of categories.</summary>
    public static VBuffer<float> Words(TrainingLine line, WordClasses classes)
    {
        using var scan = WordScan.Read(line.Text, classes);
        var window = TextWindows.Of(scan).Last();
        var counts = new SortedDictionary<int, float>();
        var buckets = new int[TextFeatures.MostPerWord];
        var features = 0;
        for (var i = window.Start; i < window.End; i++)
        {
            var (_, words) = TextFeatures.Of(scan, i, buckets);
            features += words;
            for (var k = 0; k < words; k++)
                Add(counts, buckets[k] & (ClassifierWeights.CategoryBuckets - 1), 1);
        }

        return Sparse(counts, MathF.Sqrt(features), ClassifierWeights.CategoryBuckets);
    }

    private static VBuffer<float> Window(in WordScan scan, TextWindow window)
    {
        var counts = new SortedDictionary<int, float>();
        var buckets = new int[TextFeatures.MostPerWord];
        var square = 0f;
        for (var i = window.Start; i < window.End; i++)
        {
            var (count, words) = TextFeatures.Of(scan, i, buckets);
            square += TextFeatures.Square(words, count);
            for (var k = 0; k < count; k++)
                Add(counts, buckets[k], k < words ? 1 : TextFeatures.LetterShare);
        }

        return Sparse(counts, MathF.Sqrt(square), TextFeatures.Buckets);
    }

    private static void Add(SortedDictionary<int, float> counts, int bucket, float value) =>
        counts[bucket] = counts.GetValueOrDefault(bucket) + value;

    private static VBuffer<float> Sparse(SortedDictionary<int, float> counts, float length, int size) =>
        new(size, counts.Count, [.. counts.Values.Select(v => v / length)], [.. counts.Keys]);
}
