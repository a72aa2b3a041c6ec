namespace ClinicalAssistant.Evals;

/// <summary>Where a figure was published.</summary>
/// <param name="Title">Title.</param>
/// <param name="Publisher">Authors or publisher.</param>
/// <param name="Year">Year.</param>
/// <param name="Url">The address that was read.</param>
public sealed record PublishedSource(string Title, string Publisher, int Year, string Url);
