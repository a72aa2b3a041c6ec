using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The learned layer of the input guard: a linear model over words, pairs of words and runs of letters. It adds to the rules and never takes
/// from them. Deterministic, without input or output after loading, safe for concurrent use; well under 0.2 ms for 1 kB.
/// </summary>
public sealed class RequestClassifier
{
    private readonly ClassifierModel _model;
    private readonly ClassifierWeights _weights;

    internal RequestClassifier(ClassifierModel model, ClassifierWeights weights) => (_model, _weights) = (model, weights);

    /// <summary>The declared version, a plus sign, and the first eight hexadecimal digits of the SHA-256 of its weights.</summary>
    public string Version => _model.Version + "+" + _model.WeightsSha256[..8];

    /// <summary>What the model's file says of it.</summary>
    internal ClassifierModel Model => _model;

    /// <summary>Reads <c>model.json</c> and <c>weights.bin</c>.</summary>
    /// <param name="folder">The guardrails folder, or its classifier folder.</param>
    /// <exception cref="WrongInputException">One of them is missing, damaged, or does not belong to the other: names the file and the remedy.</exception>
    public static RequestClassifier Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var below = Path.Combine(folder, "classifier");
        if (Directory.Exists(below))
            folder = below;
        var modelFile = Path.Combine(folder, "model.json");
        var weightsFile = Path.Combine(folder, "weights.bin");
        var model = ReadModel(modelFile);
        var content = ReadFile(weightsFile);
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != model.WeightsSha256)
            throw new WrongInputException($"{weightsFile} is not the file that {modelFile} describes, or is damaged. Restore both, or train again with tools/ClinicalAssistant.GuardTraining.");
        var weights = ClassifierWeights.Read(content, weightsFile);
        return weights.CategoryBias.Length == model.Categories.Count
            ? new RequestClassifier(model, weights)
            : throw new WrongInputException($"{modelFile} field categories: {weightsFile} has another number of them. Restore both, or train again with tools/ClinicalAssistant.GuardTraining.");
    }

    /// <summary>How likely a message asks for harm, and of which category. A long text counts as its most harmful window.</summary>
    /// <param name="text">The message, of any length; empty text scores as harmless.</param>
    public ClassifierScore Score(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var scan = WordScan.Read(text, _weights.Classes);
        if (scan.Count == 0)
            return new ClassifierScore(0, null);
        var window = new TextWindow(0, scan.Count, AtEdge: true);
        var margin = scan.Count <= TextWindows.ShortText ? Margin(scan, 0, scan.Count) : MostHarmful(scan, out window);
        var harm = 1 / (1 + Math.Exp(-((_model.Slope * margin) + _model.Offset)));
        return new ClassifierScore(harm, harm < 0.5 ? null : Category(scan, window));
    }

    /// <summary>The uncalibrated score of a run of words.</summary>
    internal double Margin(in WordScan scan, int start, int end)
    {
        Span<int> buckets = stackalloc int[TextFeatures.MostPerWord];
        var sum = 0.0;
        var square = 0.0;
        for (var i = start; i < end; i++)
            sum += Word(scan, i, buckets, ref square);
        return (sum / Math.Sqrt(square)) + _weights.Bias;
    }

    private double MostHarmful(in WordScan scan, out TextWindow window)
    {
        var sums = ArrayPool<double>.Shared.Rent(scan.Count + 1);
        var squares = ArrayPool<double>.Shared.Rent(scan.Count + 1);
        Span<int> buckets = stackalloc int[TextFeatures.MostPerWord];
        sums[0] = squares[0] = 0;
        var square = 0.0;
        for (var i = 0; i < scan.Count; i++)
        {
            sums[i + 1] = sums[i] + Word(scan, i, buckets, ref square);
            squares[i + 1] = square;
        }

        var best = double.NegativeInfinity;
        window = default;
        foreach (var candidate in TextWindows.Of(scan))
        {
            var margin = ((sums[candidate.End] - sums[candidate.Start]) / Math.Sqrt(squares[candidate.End] - squares[candidate.Start])) + _weights.Bias
                - (candidate.AtEdge ? 0 : _model.InnerMargin);
            if (margin <= best)
                continue;
            best = margin;
            window = candidate;
        }

        ArrayPool<double>.Shared.Return(sums);
        ArrayPool<double>.Shared.Return(squares);
        return best;
    }

    private double Word(in WordScan scan, int index, Span<int> buckets, ref double square)
    {
        var (count, words) = TextFeatures.Of(scan, index, buckets);
        square += TextFeatures.Square(words, count);
        var wordSum = 0;
        var letterSum = 0;
        for (var i = 0; i < words; i++)
            wordSum += _weights.Harm[buckets[i]];
        for (var i = words; i < count; i++)
            letterSum += _weights.Harm[buckets[i]];
        return ((wordSum + (letterSum * (double)TextFeatures.LetterShare)) * _weights.Scale);
    }

    private string? Category(in WordScan scan, TextWindow window)
    {
        Span<int> buckets = stackalloc int[TextFeatures.MostPerWord];
        Span<float> scores = stackalloc float[_weights.CategoryBias.Length];
        scores.Clear();
        var features = 0;
        for (var i = window.Start; i < window.End; i++)
        {
            var (_, words) = TextFeatures.Of(scan, i, buckets);
            features += words;
            for (var k = 0; k < words; k++)
            {
                for (var c = 0; c < scores.Length; c++)
                    scores[c] += _weights.Category[(c * ClassifierWeights.CategoryBuckets) + (buckets[k] & (ClassifierWeights.CategoryBuckets - 1))];
            }
        }

        var best = -1;
        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] = (scores[c] * _weights.CategoryScale / MathF.Sqrt(features)) + _weights.CategoryBias[c];
            if (best < 0 || scores[c] > scores[best])
                best = c;
        }

        return best < 0 ? null : _model.Categories[best];
    }

    private static ClassifierModel ReadModel(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(ReadFile(file), ClassifierModelJson.Default.ClassifierModel)
                ?? throw new WrongInputException($"{file} is empty. Restore it, or train again with tools/ClinicalAssistant.GuardTraining.");
        }
        catch (JsonException wrong)
        {
            throw new WrongInputException($"{file} line {(wrong.LineNumber ?? 0) + 1}: not a classifier's description. Restore it, or train again with tools/ClinicalAssistant.GuardTraining.", wrong);
        }
    }

    private static byte[] ReadFile(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"{file} cannot be read. Restore it, or train again with tools/ClinicalAssistant.GuardTraining.", wrong);
        }
    }
}
