namespace ClinicalAssistant.Evals;

/// <summary>A 95 % confidence interval.</summary>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
public sealed record Interval(double Low, double High);
