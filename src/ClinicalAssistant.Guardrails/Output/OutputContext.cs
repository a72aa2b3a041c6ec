using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What the sentences of one answer are checked against.</summary>
public sealed record OutputContext : PatientWords
{
    /// <summary>The task, by its wire name.</summary>
    public required string Task { get; init; }

    /// <summary>For whom the answer is written.</summary>
    public Audience Audience { get; init; } = Audience.Clinician;

    /// <summary>What was asked, with the earlier turns it rests on.</summary>
    public required string Question { get; init; }

    /// <summary>The patient, or null.</summary>
    public Patient? Patient { get; init; }

    /// <summary>The evidence. The list may grow while the answer is checked; entries do not change.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The input guard's verdict on the question, or null where the output guard runs alone.</summary>
    public GuardDecision? Decision { get; init; }

    /// <summary>Whether the answer is composed from the evidence by the reference generator: uncited sentences are then its own frame.</summary>
    public bool FromReference { get; init; }

    /// <summary>What the answer may not leave out, as the engines computed it.</summary>
    public IReadOnlyList<MustMention> MustMention { get; init; } = [];

    /// <summary>Texts that may not appear in the answer: the rendered prompt's own instructions.</summary>
    public IReadOnlyList<string> Protected { get; init; } = [];

    /// <summary>Doses beyond the limits for the patient: faults of a sentence, or null where no dose knowledge is at hand.</summary>
    public Func<string, Patient?, IReadOnlyList<SentenceFault>>? DoseLimits { get; init; }

    /// <summary>Conflicts with the patient's medicines, allergies, pregnancy or renal function, or null where no such knowledge is at hand.</summary>
    public Func<string, Patient?, IReadOnlyList<SentenceFault>>? MedicationConflicts { get; init; }

    /// <summary>Identifiers in a sentence that are not this patient's, or null where no de-identifier is at hand.</summary>
    public Func<string, IReadOnlyList<SentenceFault>>? ForeignIdentifiers { get; init; }
}
