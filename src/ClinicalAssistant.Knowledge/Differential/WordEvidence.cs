using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>The words of one text outside all findings, as evidence for and against each condition.</summary>
internal sealed class WordEvidence
{
    private const int MostNamed = 6;

    /// <summary>A word that adds less is not named.</summary>
    private const double Telling = 0.1;

    /// <summary>A contribution nearer to none is not shown.</summary>
    private const double Least = 0.0005;

    private readonly List<Word> _words = [];
    private readonly double[] _sums = [];
    private readonly double _weight;

    private WordEvidence(DifferentialQuery query, DifferentialModel model)
    {
        if (query.Words.Count == 0)
            return;
        foreach (var word in query.Words)
        {
            if (model.Words.Of(word) is { } ratios && !_words.Exists(other => other.Ratios == ratios))
                _words.Add(new Word(word, ratios));
        }

        _sums = new double[model.Conditions.Length];
        foreach (var word in _words)
            word.Ratios.AddTo(_sums);
        _weight = model.Weights.Words / Math.Sqrt(Math.Max(1, _words.Count / model.Weights.WordsWhole));
    }

    public bool Any => _words.Count > 0;

    public static WordEvidence Of(DifferentialQuery query, DifferentialModel model) => new(query, model);

    /// <summary>What the words add to a condition's log score.</summary>
    public double Log(int condition) => Any ? _weight * _sums[condition] : 0;

    /// <summary>The contribution, naming the words that speak for the condition; null where the words say nothing.</summary>
    public RankingBasis? Basis(int condition)
    {
        var log = Log(condition);
        if (Math.Abs(log) < Least)
            return null;
        var telling = new List<(string Text, double Ratio)>();
        foreach (var word in _words)
        {
            if (word.Ratios[condition] is var ratio && ratio > Telling)
                telling.Add((word.Text, ratio));
        }

        telling.Sort(static (one, other) => other.Ratio.CompareTo(one.Ratio) is var order and not 0 ? order : string.CompareOrdinal(one.Text, other.Text));
        var named = telling.Take(MostNamed).Select(static word => word.Text).ToList();
        return new RankingBasis("", named.Count > 0 ? $"wording ({string.Join(", ", named)})" : "wording", FindingStatus.Observed, Math.Round(Math.Exp(log), 6), Origin.Estimated)
        {
            Read = named.Count > 0 ? "words outside the recognised findings that this condition's findings use" : "the words outside the recognised findings belong to other conditions",
        };
    }

    private sealed class Word(string text, WordRatios ratios)
    {
        public string Text { get; } = text;

        public WordRatios Ratios { get; } = ratios;
    }
}
