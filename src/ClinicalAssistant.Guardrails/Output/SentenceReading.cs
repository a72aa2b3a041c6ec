using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>A sentence as the learned judge sees it.</summary>
/// <param name="Sentence">Its text as it stands in the answer.</param>
/// <param name="Buckets">What the judge looks at.</param>
/// <param name="IsHeld">Whether a check objects to it.</param>
internal sealed record SentenceReading(string Sentence, int[] Buckets, bool IsHeld) : PatientWords;
