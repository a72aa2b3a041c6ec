namespace ClinicalAssistant.Guardrails;

/// <summary>A clause of a statement.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">One past its last token.</param>
/// <param name="Concepts">What it speaks of.</param>
/// <param name="Denied">Those of them that it denies or advises against.</param>
internal sealed record StatementPart(int First, int End, HashSet<uint> Concepts, HashSet<uint> Denied)
{
    /// <summary>Whether it is the condition of a clause that denies or advises against ("do not start when potassium is high").</summary>
    public bool OfDenial { get; init; }

    /// <summary>Whether it advises against ("avoid", "contraindicated", "do not give"), and does not merely tell of an absence.</summary>
    public bool AdvisesAgainst { get; init; }

    /// <summary>Whether it begins with a condition ("if", "when", "unless").</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether it begins with a time ("until", "before", "after").</summary>
    public bool IsTemporal { get; init; }

    /// <summary>How many concepts both speak of.</summary>
    public int Shared(StatementPart other) => Sets.Shared(Concepts, other.Concepts);
}
