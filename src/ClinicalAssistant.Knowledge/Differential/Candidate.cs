namespace ClinicalAssistant.Knowledge;

/// <summary>A condition with its log score for one patient.</summary>
internal sealed record Candidate(ConditionProfile Profile, double Score);
