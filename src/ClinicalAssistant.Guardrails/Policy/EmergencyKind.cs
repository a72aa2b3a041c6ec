using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>One kind of emergency or crisis, with the notice that is shown first.</summary>
public sealed record EmergencyKind
{
    /// <summary>Short stable name, as decisions carry it.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is a crisis of the mind rather than an emergency of the body.</summary>
    public required bool IsCrisis { get; init; }

    /// <summary>Whether it only says that there is an emergency, so that any other kind that is found comes before it.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>Where the guidance was read.</summary>
    public required Source Source { get; init; }

    /// <summary>The notice for a professional.</summary>
    public required string NoticeForClinician { get; init; }

    /// <summary>The notice for a patient or carer.</summary>
    public required string NoticeForPatient { get; init; }

    /// <summary>The category of harm that a person in this crisis voices: where only the classifier hears it, the crisis is answered and not refused. Null for none.</summary>
    public string? Covers { get; init; }

    internal IReadOnlyList<PolicyRule> Rules { get; init; } = [];

    /// <summary>The notice for an audience.</summary>
    public string NoticeFor(Audience audience) => audience == Audience.Patient ? NoticeForPatient : NoticeForClinician;
}
