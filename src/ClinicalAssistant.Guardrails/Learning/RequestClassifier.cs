using System.Buffers;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The fast part of the input guard's learned layer: a linear model over words, pairs of words and runs of letters, and a small network over what words
/// mean. Deterministic, without input or output after loading, safe for concurrent use; well under 0.2 ms for 1 kB.
/// </summary>
public sealed class RequestClassifier
{
    // Below this nobody asks which kind it would be.
    private const double ToldFrom = 0.1;

    // What the network keeps of the piece at hand, the one before it, both together, and the two windows that count most.
    private const int Latest = 0;
    private const int Before = 1;
    private const int Both = 2;
    private const int Harmful = 3;
    private const int Urgent = 4;
    private const int Buffers = 5;
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
        var kept = ArrayPool<float>.Shared.Rent(Buffers * _network.Kept);
        var kinds = ArrayPool<float>.Shared.Rent(_network.Outputs);
        var margins = Read(scan, kept);
        var harm = Probability((_model.Slope * margins.Linear) + (_model.NetworkSlope * margins.Harm) + _model.Offset);
        var emergency = Probability((_model.EmergencySlope * margins.Emergency) + _model.EmergencyOffset);
        var score = new ClassifierScore(harm, harm < ToldFrom ? null : Name(_model.Categories, NetworkShape.FixedOutputs, Harmful))
        {
            Emergency = emergency,
            EmergencyKind = emergency < ToldFrom ? null : Name(_model.Kinds, NetworkShape.FixedOutputs + _model.Categories.Count, Urgent),
            Injection = Probability((_model.InjectionSlope * margins.Injection) + _model.InjectionOffset),
        };
        ArrayPool<float>.Shared.Return(kinds);
        ArrayPool<float>.Shared.Return(kept);
        return score;

        string? Name(IReadOnlyList<string> names, int from, int buffer) => names.Count == 0 ? null : names[Highest(Buffer(kept, buffer), kinds, from, names.Count)];
    }

    /// <summary>The uncalibrated scores of a text; of harm, those of the window that together count most.</summary>
    internal Margins Margins(string text)
    {
        using var scan = WordScan.Read(text, _weights.Classes);
        if (scan.Count == 0)
            return default;
        var kept = ArrayPool<float>.Shared.Rent(Buffers * _network.Kept);
        var margins = Read(scan, kept);
        ArrayPool<float>.Shared.Return(kept);
        return margins;
    }

    /// <summary>Reads a text window by window; in the buffers stays what the network keeps of the most harmful and the most urgent one.</summary>
    private Margins Read(in WordScan scan, float[] kept)
    {
        var rows = _network.Read(scan);
        var sums = ArrayPool<double>.Shared.Rent(scan.Count + 1);
        var squares = ArrayPool<double>.Shared.Rent(scan.Count + 1);
        _weights.Sum(scan, sums, squares);
        var worst = new WorstWindow();
        if (scan.Count <= TextWindows.ShortText)
            First(scan, new TextWindow(0, scan.Count, AtEdge: true), ref worst);
        else
        {
            var piece = default(TextWindow);
            foreach (var window in TextWindows.Of(scan))
            {
                // A window is a piece, or the piece before it and this one; these two are scored together.
                if (piece.End == 0)
                    First(scan, piece = window, ref worst);
                else if (window.Start >= piece.End)
                {
                    Buffer(kept, Latest).CopyTo(Buffer(kept, Before));
                    _network.Pool(rows, scan.Count, piece = window, Buffer(kept, Latest));
                }
                else
                    Joined(scan, window, piece, ref worst);
            }
        }

        NetworkEnsemble.Return(rows);
        ArrayPool<double>.Shared.Return(sums);
        ArrayPool<double>.Shared.Return(squares);

        // The handicap counts against the part that the network holds.
        return worst.Margins with { Harm = worst.Margins.Harm - (Handicap(scan, worst.Harmful) / Math.Max(_model.NetworkSlope, 1e-6)) };

        void First(in WordScan scan, TextWindow window, ref WorstWindow worst)
        {
            Span<float> outputs = stackalloc float[NetworkShape.FixedOutputs];
            _network.Pool(rows, scan.Count, window, Buffer(kept, Latest));
            _network.Score(Buffer(kept, Latest), outputs);
            Consider(scan, window, Latest, outputs, ref worst);
        }

        void Joined(in WordScan scan, TextWindow window, TextWindow piece, ref WorstWindow worst)
        {
            Span<float> outputs = stackalloc float[NetworkShape.FixedOutputs];
            Span<float> joined = stackalloc float[NetworkShape.FixedOutputs];
            _network.Join(Buffer(kept, Before), piece.Start - window.Start, Buffer(kept, Latest), piece.End - piece.Start, Buffer(kept, Both));
            _network.Score(Buffer(kept, Latest), Buffer(kept, Both), outputs, joined);
            Consider(scan, piece, Latest, outputs, ref worst);
            Consider(scan, window, Both, joined, ref worst);
        }

        void Consider(in WordScan scan, TextWindow window, int buffer, ReadOnlySpan<float> outputs, ref WorstWindow worst)
        {
            var linear = ((sums[window.End] - sums[window.Start]) / Math.Sqrt(Math.Max(squares[window.End] - squares[window.Start], 1e-9))) + _weights.Bias;
            var counts = (_model.Slope * linear) + (_model.NetworkSlope * outputs[NetworkShape.Harm]) - Handicap(scan, window);
            worst.Add(window, counts, new Margins(linear, outputs[NetworkShape.Harm], outputs[NetworkShape.Emergency], outputs[NetworkShape.Injection]));
            if (worst.Harmful == window)
                Buffer(kept, buffer).CopyTo(Buffer(kept, Harmful));
            if (worst.Urgent == window)
                Buffer(kept, buffer).CopyTo(Buffer(kept, Urgent));
        }
    }

    /// <summary>The most harmful of many windows looks worse than the text is; a request stands at its edge.</summary>
    private double Handicap(in WordScan scan, TextWindow window) =>
        window.AtEdge ? (scan.Count <= TextWindows.ShortText ? 0 : _model.InnerMargin / 3) : _model.InnerMargin;

    private Span<float> Buffer(float[] kept, int number) => kept.AsSpan(number * _network.Kept, _network.Kept);

    private int Highest(ReadOnlySpan<float> kept, float[] outputs, int from, int count)
    {
        _network.Score(kept, outputs.AsSpan(0, _network.Outputs));
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
