namespace ClinicalAssistant.Models;

/// <summary>Where a model is described.</summary>
/// <param name="Title">Title of the page.</param>
/// <param name="Publisher">Its publisher.</param>
/// <param name="Year">Year.</param>
/// <param name="Url">The address that was read.</param>
public sealed record HealthcareModelSource(string Title, string Publisher, int Year, string Url);
