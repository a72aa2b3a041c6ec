using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What the output guard does with one kind of fault.</summary>
/// <param name="Code">The fault's code, as verdicts carry it.</param>
/// <param name="Words">What it means, for readers.</param>
/// <param name="ForClinician">What becomes of the sentence before a professional.</param>
/// <param name="ForPatient">What becomes of it before a patient.</param>
public sealed record OutputRule(string Code, string Words, SentenceStatus ForClinician, SentenceStatus ForPatient)
{
    /// <summary>The status for an audience.</summary>
    public SentenceStatus For(Audience audience) => audience == Audience.Patient ? ForPatient : ForClinician;
}
