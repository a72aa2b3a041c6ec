using System.Buffers;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The learned layer of the input guard: a linear model over words, pairs of words and runs of letters, and a small network over what words
/// mean. It adds to the rules and never takes from them. Deterministic, without input or output after loading, safe for concurrent use; well
/// under 0.2 ms for 1 kB.
/// </summary>
public sealed class RequestClassifier
{
    // Below this nobody asks which kind it would be.
    private const double ToldFrom = 0.1;
    private readonly ClassifierModel _model;
    private readonly ClassifierWeights _weights;
    private readonly NetworkEnsemble _network;

    internal RequestClassifier(ClassifierModel model, ClassifierWeights weights, NetworkEnsemble network) => (_model, _weights, _network) = (model, weights, network);

    /// <summary>The declared version, a plus sign, and the first eight hexadecimal digits of the SHA-256 of its weights.</summary>
    public string Version => _model.Version + "+" + _model.WeightsSha256[..8];

    /// <summary>What the model's file says of it.</summary>
    internal ClassifierModel Model => _model;

    /// <summary>Reads <c>model.json</c> and the three files that it describes: <c>weights.bin</c>, <c>network.bin</c>, <c>words.bin</c>.</summary>
    /// <param name="folder">The guardrails folder, or its classifier folder.</param>
    /// <exception cref="WrongInputException">One of them is missing, damaged, or does not belong to the others: names the file and the remedy.</exception>
    public static RequestClassifier Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var below = Path.Combine(folder, "classifier");
        return ClassifierFiles.Read(Directory.Exists(below) ? below : folder);
    }

    /// <summary>
    /// How likely a message asks for harm, tells of a present emergency, or speaks to the program, and of which kind. A long text counts as
    /// its most telling window.
    /// </summary>
    /// <param name="text">The message, of any length; empty text scores as harmless.</param>
    public ClassifierScore Score(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var scan = WordScan.Read(text, _weights.Classes);
        if (scan.Count == 0)
            return default;
        var kinds = ArrayPool<float>.Shared.Rent(_network.Outputs);
        var margins = Read(scan, kinds, out var harmful, out var urgent);
        var harm = Probability((_model.Slope * margins.Linear) + (_model.NetworkSlope * margins.Harm) + _model.Offset);
        var emergency = Probability((_model.EmergencySlope * margins.Emergency) + _model.EmergencyOffset);
        var score = new ClassifierScore(harm, harm < ToldFrom ? null : Name(_model.Categories, NetworkShape.FixedOutputs, harmful))
        {
            Emergency = emergency,
            EmergencyKind = emergency < ToldFrom ? null : Name(_model.Kinds, NetworkShape.FixedOutputs + _model.Categories.Count, urgent),
            Injection = Probability((_model.InjectionSlope * margins.Injection) + _model.InjectionOffset),
        };
        ArrayPool<float>.Shared.Return(kinds);
        return score;

        string? Name(IReadOnlyList<string> names, int from, TextWindow window) => names.Count == 0 ? null : names[Highest(scan, window, kinds, from, names.Count)];
    }

    /// <summary>The uncalibrated scores of a text; of harm, those of the window that together count most.</summary>
    internal Margins Margins(string text)
    {
        using var scan = WordScan.Read(text, _weights.Classes);
        if (scan.Count == 0)
            return default;
        return Read(scan, new float[_network.Outputs], out _, out _);
    }

    private Margins Read(in WordScan scan, float[] outputs, out TextWindow harmful, out TextWindow urgent)
    {
        var rows = _network.Read(scan);
        var sums = ArrayPool<double>.Shared.Rent(scan.Count + 1);
        var squares = ArrayPool<double>.Shared.Rent(scan.Count + 1);
        _weights.Sum(scan, sums, squares);
        var worst = new WorstWindow();
        var kept = ArrayPool<float>.Shared.Rent(3 * _network.Kept);
        if (scan.Count <= TextWindows.ShortText)
            Consider(scan, new TextWindow(0, scan.Count, AtEdge: true), default, ref worst);
        else
        {
            var piece = default(TextWindow);
            foreach (var window in TextWindows.Of(scan))
            {
                // A window is a piece, or the piece before it and this one.
                var isPiece = window.Start >= piece.End;
                Consider(scan, window, isPiece ? default : piece, ref worst);
                piece = isPiece ? window : piece;
            }
        }

        ArrayPool<float>.Shared.Return(kept);
        NetworkEnsemble.Return(rows);
        ArrayPool<double>.Shared.Return(sums);
        ArrayPool<double>.Shared.Return(squares);
        (harmful, urgent) = (worst.Harmful, worst.Urgent);

        // The handicap counts against the part that the network holds.
        return worst.Margins with { Harm = worst.Margins.Harm - (Handicap(scan, harmful) / Math.Max(_model.NetworkSlope, 1e-6)) };

        void Consider(in WordScan scan, TextWindow window, TextWindow second, ref WorstWindow worst)
        {
            Span<float> latest = kept.AsSpan(0, _network.Kept), before = kept.AsSpan(_network.Kept, _network.Kept), both = kept.AsSpan(2 * _network.Kept, _network.Kept);
            if (second.End == 0)
            {
                latest.CopyTo(before);
                _network.Pool(rows, scan.Count, window, latest);
            }
            else
                _network.Join(before, second.Start - window.Start, latest, second.End - second.Start, both);
            _network.Score(second.End == 0 ? latest : both, outputs.AsSpan(0, NetworkShape.FixedOutputs));
            var linear = ((sums[window.End] - sums[window.Start]) / Math.Sqrt(Math.Max(squares[window.End] - squares[window.Start], 1e-9))) + _weights.Bias;
            var counts = (_model.Slope * linear) + (_model.NetworkSlope * outputs[NetworkShape.Harm]) - Handicap(scan, window);
            worst.Add(window, counts, new Margins(linear, outputs[NetworkShape.Harm], outputs[NetworkShape.Emergency], outputs[NetworkShape.Injection]));
        }
    }

    /// <summary>The most harmful of many windows looks worse than the text is; a request stands at its edge.</summary>
    private double Handicap(in WordScan scan, TextWindow window) =>
        window.AtEdge ? (scan.Count <= TextWindows.ShortText ? 0 : _model.InnerMargin / 3) : _model.InnerMargin;

    private int Highest(in WordScan scan, TextWindow window, float[] outputs, int from, int count)
    {
        var rows = _network.Read(scan);
        var kept = ArrayPool<float>.Shared.Rent(_network.Kept);
        _network.Pool(rows, scan.Count, window, kept.AsSpan(0, _network.Kept));
        _network.Score(kept.AsSpan(0, _network.Kept), outputs.AsSpan(0, _network.Outputs));
        ArrayPool<float>.Shared.Return(kept);
        NetworkEnsemble.Return(rows);
        var best = 0;
        for (var i = 1; i < count; i++)
        {
            if (outputs[from + i] > outputs[from + best])
                best = i;
        }

        return best;
    }

    private static double Probability(double margin) => 1 / (1 + Math.Exp(-margin));
}
