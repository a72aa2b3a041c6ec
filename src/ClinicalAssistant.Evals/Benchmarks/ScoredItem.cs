namespace ClinicalAssistant.Evals;

/// <summary>The scores of one item by slice; the key <c>""</c> is the whole.</summary>
internal sealed record ScoredItem(IReadOnlyDictionary<string, double> Scores);
