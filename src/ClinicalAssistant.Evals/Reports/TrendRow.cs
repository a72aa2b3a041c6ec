namespace ClinicalAssistant.Evals;

/// <summary>One suite's figure in one run.</summary>
internal sealed record TrendRow(string Suite, string Run, DateTimeOffset Began, string Measured, string Metric, double Value, double? Low, double? High, bool Held);
