namespace ClinicalAssistant.Evals;

/// <summary>A suite that a change touches.</summary>
/// <param name="Suite">Its name.</param>
/// <param name="Because">The files that touch it.</param>
public sealed record AffectedSuite(string Suite, IReadOnlyList<string> Because);
