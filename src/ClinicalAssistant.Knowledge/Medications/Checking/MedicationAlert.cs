using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>One alert of a medication check.</summary>
public sealed record MedicationAlert : PatientWords
{
    /// <summary>How much it weighs.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>What it is about.</summary>
    public required MedicationAlertKind Kind { get; init; }

    /// <summary>Ids of the rules behind it, the heaviest first; a limit of a drug's own record is <c>dose:…</c>, a class taken twice <c>duplication:…</c>.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>The medicines it names, in order.</summary>
    public required IReadOnlyList<string> Drugs { get; init; }

    /// <summary>What meets what, in a few words ("Warfarin + ibuprofen").</summary>
    public required string Title { get; init; }

    /// <summary>What may happen, and why.</summary>
    public required string Why { get; init; }

    /// <summary>What to do.</summary>
    public required string Do { get; init; }

    /// <summary>On what the heaviest rule rests.</summary>
    public Origin Basis { get; init; } = Origin.Estimated;

    /// <summary>Its source, or null for an estimate.</summary>
    public Source? Source { get; init; }

    /// <summary>What was read there, or null.</summary>
    public string? Read { get; init; }

    /// <summary>Further reasons that were merged into this alert.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Whether a proposed order is part of it.</summary>
    public bool Proposed { get; init; }
}
