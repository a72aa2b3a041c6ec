namespace ClinicalAssistant.Evals;

/// <summary>What one item adds to a metric.</summary>
/// <param name="Hits">How many units count.</param>
/// <param name="Of">Out of how many.</param>
public sealed record CountRow(double Hits, double Of);
