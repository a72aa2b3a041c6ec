using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.DeidTraining;

/// <summary>A marked part of a note; without a tag it is neither learned nor counted.</summary>
internal sealed record TrainingSpan(int Start, int End, Tag? Tag);
