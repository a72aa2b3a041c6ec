namespace ClinicalAssistant.Core;

/// <summary>A clinical finding recognised in text.</summary>
/// <param name="Id">HPO id (<c>HP:0100749</c>), or the embedded pack's own (<c>CA:…</c>) where HPO has no term.</param>
/// <param name="Label">Its name.</param>
/// <param name="Status">Observed or excluded.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 code units; -1 where it came from a record entry.</param>
/// <param name="End">Where it ends, exclusive.</param>
public sealed record Finding(string Id, string Label, FindingStatus Status, int Start, int End) : PatientWords
{
    /// <summary>The measured value behind it, or null.</summary>
    public Quantity? Value { get; init; }

    /// <summary>Time course as stated ("for 40 minutes"), or null.</summary>
    public string? Course { get; init; }

    /// <summary>Whether the id is one of HPO's.</summary>
    public bool IsHpo => Id.StartsWith("HP:", StringComparison.Ordinal);
}
