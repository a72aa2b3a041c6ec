namespace ClinicalAssistant.Knowledge;

/// <summary>From so many points on, a burden weighs so much.</summary>
/// <param name="Points">Sum of the drugs' points.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="AgeFrom">Only from this age in years on, or null.</param>
public sealed record BurdenLevel(int Points, AlertSeverity Severity, int? AgeFrom);
