using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence as the learned judge sees it.</summary>
/// <param name="Sentence">Its text as it stands in the answer.</param>
/// <param name="Buckets">What the judge looks at.</param>
/// <param name="Unchecked">What it would look at had no check objected.</param>
/// <param name="Codes">What the checks object to.</param>
/// <param name="IsReviewable">Whether only checks of words do, which the judge may overrule.</param>
internal sealed record SentenceReading(string Sentence, int[] Buckets, int[] Unchecked, IReadOnlyList<string> Codes, bool IsReviewable) : PatientWords;
