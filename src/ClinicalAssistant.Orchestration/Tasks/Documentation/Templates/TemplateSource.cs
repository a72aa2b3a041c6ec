namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>What a template's content rests on.</summary>
/// <param name="Title">Title.</param>
/// <param name="Publisher">Publisher.</param>
/// <param name="Year">Year, or null where the page states none.</param>
/// <param name="Url">Address.</param>
/// <param name="Read">What was read there, in own words.</param>
public sealed record TemplateSource(string Title, string Publisher, int? Year, string Url, string Read);
