using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Something that is wrong with a sentence of an answer.</summary>
/// <param name="Code">The fault's code; the policy's output rules say what becomes of the sentence.</param>
/// <param name="Detail">What exactly, short ("40 mg", "penicillin").</param>
public sealed record SentenceFault(string Code, string Detail) : PatientWords
{
    /// <summary>Whether a learned reader that hardly doubts the sentence may have it shown with a mark: words alone speak against it, and not the very words of the evidence.</summary>
    public bool IsDisputable { get; init; }
}
