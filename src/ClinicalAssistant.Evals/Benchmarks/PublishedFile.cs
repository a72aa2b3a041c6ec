namespace ClinicalAssistant.Evals;

/// <summary>The file of published figures.</summary>
/// <param name="About">What it holds.</param>
/// <param name="Figures">The figures.</param>
public sealed record PublishedFile(string About, IReadOnlyList<PublishedFigure> Figures);
