using System.Globalization;
using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.GuardTraining;

/// <summary>What thresholds do to lines that the models had not seen: of one head, positives and negatives among them.</summary>
internal sealed class Figures
{
    private static readonly double[] FalseShares = [0.005, 0.01, 0.02, 0.03, 0.05, 0.1];
    private static readonly double[] Thresholds = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
    private readonly (TrainingLine Line, double Score)[] _rows;
    private readonly Func<TrainingLine, double?> _target;

    private Figures(IEnumerable<(TrainingLine, double)> rows, Func<TrainingLine, double?> target) => (_rows, _target) = ([.. rows], target);

    /// <summary>Factors of the margins, then the offset.</summary>
    public double[] Factors { get; private init; } = [];

    public static Figures Of(IReadOnlyList<Scored> scored, Func<Margins, double[]> margins, Func<TrainingLine, double?> target, Func<TrainingLine, bool> counts)
    {
        var rows = scored.Where(s => counts(s.Line) && target(s.Line) is not null).ToArray();
        var factors = rows.Length == 0 ? [.. margins(default).Select(_ => 1.0), 0] : LogisticFit.Fit([.. rows.Select(s => (margins(s.Margins), target(s.Line)!.Value))]);
        return new Figures(rows.Select(s => (s.Line, LogisticFit.Probability(factors, margins(s.Margins)))), target) { Factors = factors };
    }

    public Figures Slice(Func<TrainingLine, bool> which) => new(_rows.Where(r => which(r.Line)), _target) { Factors = Factors };

    /// <summary>The lowest threshold that at most this share of the negatives reaches.</summary>
    public double ThresholdFor(double falsePositives)
    {
        var negatives = _rows.Where(r => _target(r.Line) == 0).Select(r => r.Score).OrderDescending().ToArray();
        return negatives.Length == 0 ? 0.5 : Math.Round(negatives[(int)(falsePositives * negatives.Length)] + 0.0005, 3);
    }

    public double Recall(double threshold) => Share(1, threshold);

    public double False(double threshold) => Share(0, threshold);

    public double LogLoss() => _rows.Length == 0 ? 0 : Math.Round(_rows.Average(r => -((_target(r.Line)!.Value * Math.Log(Math.Max(r.Score, 1e-9))) + ((1 - _target(r.Line)!.Value) * Math.Log(Math.Max(1 - r.Score, 1e-9))))), 4);

    /// <summary>Of the pairs of one positive and one negative line, in how many the positive one scores higher.</summary>
    public double PairsInOrder()
    {
        var pairs = _rows.Where(r => r.Line.Pair is not null).GroupBy(r => r.Line.Pair)
            .SelectMany(g => g.Where(r => _target(r.Line) == 1).SelectMany(h => g.Where(r => _target(r.Line) == 0).Select(a => h.Score > a.Score))).ToArray();
        return pairs.Length == 0 ? 0 : Math.Round((double)pairs.Count(ordered => ordered) / pairs.Length, 4);
    }

    /// <summary>Recall at some shares of false positives, and at some thresholds both.</summary>
    public string Curve() => string.Join("; ", FalseShares.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f:P1}→{Recall(ThresholdFor(f)):P1}@{ThresholdFor(f):0.00}")))
        + " | " + string.Join("; ", Thresholds.Select(t => string.Create(CultureInfo.InvariantCulture, $"@{t}: {Recall(t):P1}/{False(t):P1}")))
        + string.Create(CultureInfo.InvariantCulture, $" | loss {LogLoss():0.000} n {_rows.Count(r => _target(r.Line) == 1)}/{_rows.Count(r => _target(r.Line) == 0)}");

    /// <summary>The negatives that score highest and the positives that score lowest: what to write more lines about.</summary>
    public IEnumerable<string> Worst(int count) =>
        _rows.Where(r => _target(r.Line) == 0).OrderByDescending(r => r.Score).Take(count)
            .Concat(_rows.Where(r => _target(r.Line) == 1).OrderBy(r => r.Score).Take(count))
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Score:0.000} {r.Line.Label,-7} {r.Line.Category,-28} {(r.Line.Text.Length > 200 ? "…" + r.Line.Text[^200..] : r.Line.Text)}"));

    public IEnumerable<string> ByCategory(double threshold) => _rows.Select(r => r.Line.Category).Distinct().Order(StringComparer.Ordinal).Select(c => (c, Slice(l => l.Category == c)))
        .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.c,-32} recall {c.Item2.Recall(threshold):P1} false {c.Item2.False(threshold):P1} of {c.Item2._rows.Length}"));

    private double Share(double target, double threshold)
    {
        var rows = _rows.Where(r => _target(r.Line) == target).ToArray();
        return rows.Length == 0 ? 0 : Math.Round((double)rows.Count(r => r.Score >= threshold) / rows.Length, 4);
    }
}
