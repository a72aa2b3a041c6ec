using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>One entry of a medication list, as far as it was made out.</summary>
/// <param name="Text">The entry as it was written.</param>
public sealed record StatedMedication(string Text) : PatientWords
{
    /// <summary>Its drugs; several for a combination product, none for a group of drugs or an entry that was not made out.</summary>
    public IReadOnlyList<StatedDrug> Drugs { get; init; } = [];

    /// <summary>The group of drugs that it names ("an NSAID"), or null.</summary>
    public DrugGroup? Group { get; init; }

    /// <summary>The name that was made out: of the drug, the product or the group; null where none was.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the name was made out in spite of a slip of spelling.</summary>
    public bool Respelt { get; init; }

    /// <summary>Whether it is a proposed order, not taken yet.</summary>
    public bool Proposed { get; init; }

    /// <summary>Route as stated (<c>oral</c>, <c>iv</c>, <c>local</c> …), or null.</summary>
    public string? Route { get; init; }

    /// <summary>Taken as needed.</summary>
    public bool AsNeeded { get; init; }

    /// <summary>Where its name begins in the text it was read from.</summary>
    internal int Start { get; init; }

    /// <summary>Whether it acts where it is applied, so that drugs elsewhere in the body do not meet it.</summary>
    internal bool IsLocal => Route == "local";
}
