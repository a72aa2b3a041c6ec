namespace ClinicalAssistant.Knowledge;

/// <summary>A condition with its log score for one patient.</summary>
internal readonly record struct Candidate(ConditionProfile Profile, double Score);
