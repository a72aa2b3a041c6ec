namespace ClinicalAssistant.Evals;

/// <summary>A figure with its interval.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Group">The slice it was taken over; absent for the whole.</param>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower bound of the 95 % interval; absent for a figure made of others.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Hits">How many units counted.</param>
/// <param name="Of">Out of how many.</param>
public sealed record MetricRow(string Metric, string? Group, double Value, double? Low, double? High, double? Hits, double? Of);
