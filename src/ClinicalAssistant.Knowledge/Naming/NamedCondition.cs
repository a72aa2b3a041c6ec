namespace ClinicalAssistant.Knowledge;

/// <summary>A condition that a free name leads to.</summary>
/// <param name="ConditionId">Id of the condition.</param>
/// <param name="Kinship">How the name stands to it.</param>
public sealed record NamedCondition(string ConditionId, NameKinship Kinship);
