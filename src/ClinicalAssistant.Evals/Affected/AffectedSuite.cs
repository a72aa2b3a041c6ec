namespace ClinicalAssistant.Evals;

/// <summary>A suite that a change touches.</summary>
/// <param name="Suite">Its name.</param>
/// <param name="File">Its file in the working tree.</param>
/// <param name="Because">The files that touch it.</param>
public sealed record AffectedSuite(string Suite, string File, IReadOnlyList<string> Because);
