using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A drug, product or group that a text names.</summary>
/// <param name="Start">Where the name begins, in UTF-16 code units.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal sealed record DrugMention(int Start, int End) : PatientWords
{
    /// <summary>Numbers of the drugs; none for a group.</summary>
    public IReadOnlyList<int> Drugs { get; init; } = [];

    /// <summary>The product of several drugs, or null.</summary>
    public CombinationProduct? Product { get; init; }

    /// <summary>The group, or null.</summary>
    public DrugGroup? Group { get; init; }

    /// <summary>The word as it was written, where the name was made out in spite of a slip of spelling.</summary>
    public string? Misspelt { get; init; }
}
