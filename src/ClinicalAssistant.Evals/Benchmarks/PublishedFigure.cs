namespace ClinicalAssistant.Evals;

/// <summary>A figure that others published.</summary>
/// <param name="Model">The model.</param>
/// <param name="Benchmark">The benchmark, by our name.</param>
/// <param name="Metric">What was measured.</param>
/// <param name="Value">The figure, as a share.</param>
/// <param name="Conditions">Conditions that a reader must know, or null.</param>
/// <param name="Source">Where it was published.</param>
public sealed record PublishedFigure(string Model, string Benchmark, string Metric, double Value, string? Conditions, PublishedSource Source);
