using System.Globalization;

namespace ClinicalAssistant.GuardTraining;

/// <summary>What thresholds do to lines that the model had not seen.</summary>
internal sealed class Figures(IReadOnlyList<Scored> scored, double slope, double offset)
{
    private readonly (TrainingLine Line, double Harm)[] _rows = [.. scored.Select(s => (s.Line, 1 / (1 + Math.Exp(-((slope * s.Margin) + offset)))))];

    /// <summary>The lowest threshold that at most this share of the harmless lines reaches.</summary>
    public double ThresholdFor(double falsePositives)
    {
        var harmless = _rows.Where(r => r.Line.Label == "allow").Select(r => r.Harm).OrderDescending().ToArray();
        return Math.Round(harmless[(int)(falsePositives * harmless.Length)] + 0.0005, 3);
    }

    public double Share(string label, double threshold) => Share(r => r.Label == label, threshold);

    public double Share(Func<TrainingLine, bool> which, double threshold)
    {
        var rows = _rows.Where(r => which(r.Line)).ToArray();
        return rows.Length == 0 ? 0 : Math.Round((double)rows.Count(r => r.Harm >= threshold) / rows.Length, 4);
    }

    /// <summary>Of the pairs of one harmful and one harmless line, how many the harmful one scores higher in.</summary>
    public double PairsInOrder()
    {
        var pairs = _rows.Where(r => r.Line.Pair is not null).GroupBy(r => r.Line.Pair)
            .SelectMany(g => g.Where(r => r.Line.Label == "refuse").SelectMany(h => g.Where(r => r.Line.Label == "allow").Select(a => h.Harm > a.Harm))).ToArray();
        return pairs.Length == 0 ? 0 : Math.Round((double)pairs.Count(ordered => ordered) / pairs.Length, 4);
    }

    public double LogLoss() => Math.Round(_rows.Average(r => -((r.Line.Harm * Math.Log(Math.Max(r.Harm, 1e-9))) + ((1 - r.Line.Harm) * Math.Log(Math.Max(1 - r.Harm, 1e-9))))), 4);

    /// <summary>The harmless lines that score highest and the harmful ones that score lowest: what to write more lines about.</summary>
    public IEnumerable<string> Worst(int count) =>
        _rows.Where(r => r.Line.Label == "allow").OrderByDescending(r => r.Harm).Take(count)
            .Concat(_rows.Where(r => r.Line.Label == "refuse").OrderBy(r => r.Harm).Take(count))
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Harm:0.000} {r.Line.Label,-7} {r.Line.Category,-28} {(r.Line.Text.Length > 160 ? "…" + r.Line.Text[^160..] : r.Line.Text)}"));

    public IEnumerable<string> ByCategory(double refuseAt, double cautionAt) => _rows.Select(r => r.Line.Category).Distinct().Order(StringComparer.Ordinal)
        .Select(c => string.Create(CultureInfo.InvariantCulture,
            $"{c,-32} refuse lines: refused {Share(l => l.Category == c && l.Label == "refuse", refuseAt):P1} cautioned or refused {Share(l => l.Category == c && l.Label == "refuse", cautionAt):P1}; allow lines: refused {Share(l => l.Category == c && l.Label == "allow", refuseAt):P1} cautioned or refused {Share(l => l.Category == c && l.Label == "allow", cautionAt):P1}"));
}
