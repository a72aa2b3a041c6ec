namespace ClinicalAssistant.Knowledge;

/// <summary>A dose up to which a rule does not speak.</summary>
/// <param name="Drug">Id of the drug whose dose counts.</param>
/// <param name="MostPerDay">The most for a day in mg.</param>
public sealed record DoseCap(string Drug, decimal MostPerDay);
