using ClinicalAssistant.Guardrails;

namespace ClinicalAssistant.DeidTraining;

/// <summary>A unit that the rules left open, as the tagger sees it, and what it is.</summary>
internal sealed record Example(int[] Buckets, Tag Tag);
