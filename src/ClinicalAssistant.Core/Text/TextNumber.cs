namespace ClinicalAssistant.Core;

/// <summary>A number as a text states it.</summary>
public readonly record struct TextNumber
{
    /// <summary>Where it begins, comparison sign included, in UTF-16 code units.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends with its unit, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>The value; the lower end of a range; the first of a pair such as a blood pressure.</summary>
    public required decimal Value { get; init; }

    /// <summary>The upper end of a range ("5–10 mg"), or null.</summary>
    public decimal? High { get; init; }

    /// <summary>The second of a pair ("120/80"), or null.</summary>
    public decimal? Second { get; init; }

    /// <summary>The unit in one spelling (<c>mg</c>, <c>ug</c>, <c>mL/min</c>, <c>%</c>, <c>Cel</c>), or null where none follows.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether it is stated in per cent.</summary>
    public bool IsPercent => Unit == "%";

    /// <summary>What the text says of it: <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>~</c>, or null.</summary>
    public string? Comparison { get; init; }

    /// <summary>
    /// Whether a reader could act on it: it has a unit, is a percentage, a pair, a decimal or bounded by a comparison, or follows the name of a measure.
    /// </summary>
    public required bool HasClinicalMeaning { get; init; }
}
