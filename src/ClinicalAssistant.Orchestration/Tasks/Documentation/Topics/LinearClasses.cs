namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>
/// A small multinomial logistic regression over sets of features, fitted when it is first needed: a thousand lines take a fraction of a second, so the
/// written lines are the model and no weights are stored. Deterministic: fixed order, fixed number of passes.
/// </summary>
internal sealed class LinearClasses
{
    private const int Passes = 14;
    private const float Rate = 0.35f;
    private const float Shrink = 2e-5f;

    private readonly Dictionary<string, int> _features;
    private readonly float[] _weights;
    private readonly int _classes;

    private LinearClasses(Dictionary<string, int> features, float[] weights, int classes) => (_features, _weights, _classes) = (features, weights, classes);

    /// <summary>Fits the examples; every class weighs the square root of its examples, so that rare ones are heard.</summary>
    public static LinearClasses Fit(IReadOnlyList<(int Class, IReadOnlySet<string> Features)> examples, int classes)
    {
        var features = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        foreach (var feature in examples.SelectMany(example => example.Features))
            features.TryAdd(feature, features.Count);
        var rows = examples.Select(example => (example.Class, Row: Numbers(example.Features, features))).ToArray();
        var counts = new int[classes];
        foreach (var (known, _) in rows)
            counts[known]++;
        var mean = (float)rows.Length / Math.Max(1, counts.Count(count => count > 0));
        var weights = new float[features.Count * classes];
        var squares = new float[weights.Length];
        var scores = new float[classes];
        // A stride that shares no factor with the number of rows visits all of them in a mixed order.
        var stride = Stride(rows.Length);
        for (var pass = 0; pass < Passes; pass++)
        {
            for (int step = 0, at = pass; step < rows.Length; step++, at = (at + stride) % rows.Length)
            {
                var (known, row) = rows[at % rows.Length];
                var scale = 1f / MathF.Sqrt(row.Length);
                Score(weights, row, scale, scores);
                Softmax(scores);
                var importance = MathF.Sqrt(mean / counts[known]);
                for (var k = 0; k < classes; k++)
                {
                    var gradient = (scores[k] - (k == known ? 1 : 0)) * importance * scale;
                    if (MathF.Abs(gradient) < 1e-6f)
                        continue;
                    foreach (var feature in row)
                    {
                        var place = (feature * classes) + k;
                        var slope = gradient + (Shrink * weights[place]);
                        squares[place] += slope * slope;
                        weights[place] -= Rate * slope / (MathF.Sqrt(squares[place]) + 1e-4f);
                    }
                }
            }
        }

        return new LinearClasses(features, weights, classes);
    }

    /// <summary>The scores of the classes, in logits.</summary>
    public float[] Scores(IReadOnlySet<string> features)
    {
        var row = Numbers(features, _features);
        var scores = new float[_classes];
        Score(_weights, row, 1f / MathF.Sqrt(row.Length), scores);
        return scores;
    }

    private static int[] Numbers(IReadOnlySet<string> features, Dictionary<string, int> known)
    {
        var numbers = new List<int>(features.Count + 1) { 0 };
        foreach (var feature in features)
        {
            if (known.TryGetValue(feature, out var number))
                numbers.Add(number);
        }

        numbers.Sort();
        return [.. numbers];
    }

    private static void Score(float[] weights, int[] row, float scale, float[] scores)
    {
        Array.Clear(scores);
        foreach (var feature in row)
        {
            var place = feature * scores.Length;
            for (var k = 0; k < scores.Length; k++)
                scores[k] += weights[place + k];
        }

        for (var k = 0; k < scores.Length; k++)
            scores[k] *= scale;
    }

    private static void Softmax(float[] scores)
    {
        var highest = scores.Max();
        var sum = 0f;
        for (var k = 0; k < scores.Length; k++)
            sum += scores[k] = MathF.Exp(scores[k] - highest);
        for (var k = 0; k < scores.Length; k++)
            scores[k] /= sum;
    }

    private static int Stride(int length)
    {
        var stride = Math.Max(1, (int)(length * 0.618));
        while (GreatestCommon(stride, length) != 1)
            stride++;
        return stride;
    }

    private static int GreatestCommon(int a, int b) => b == 0 ? a : GreatestCommon(b, a % b);
}
