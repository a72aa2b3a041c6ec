namespace ClinicalAssistant.Core;

/// <summary>A finding that calls for urgent thought by itself.</summary>
/// <param name="Finding">Its label.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Conditions">The conditions it points to: id and name.</param>
public sealed record RedFlag(string Finding, string Why, IReadOnlyList<ConditionName> Conditions) : PatientWords;
