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
        {
            if (window.End > window.Start)
                yield return Window(scan, window);
        }
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
                counts[buckets[k]] = counts.GetValueOrDefault(buckets[k]) + (k < words ? 1 : TextFeatures.LetterShare);
        }

        var length = MathF.Sqrt(square);
        return new VBuffer<float>(TextFeatures.Buckets, counts.Count, [.. counts.Values.Select(v => v / length)], [.. counts.Keys]);
    }
}
