namespace ClinicalAssistant.Knowledge;

/// <summary>A condition with its facts by finding.</summary>
internal sealed record ConditionProfile(int Number, Condition Condition, IReadOnlyDictionary<int, Fact> Facts);
