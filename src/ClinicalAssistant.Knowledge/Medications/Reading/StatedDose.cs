using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A dose as an entry of a medication list states it.</summary>
internal sealed record StatedDose : PatientWords
{
    /// <summary>Strengths in the order written ("30/500"), in the base unit, the higher end of a range.</summary>
    public IReadOnlyList<decimal> Strengths { get; init; } = [];

    /// <summary>Base unit, or null where none is written.</summary>
    public string? Unit { get; init; }

    /// <summary>Tablets, puffs or other pieces at a time.</summary>
    public decimal Count { get; init; } = 1;

    /// <summary>Times a day, or null where not stated.</summary>
    public decimal? TimesPerDay { get; init; }

    /// <summary>Whether the amount is that of the whole day.</summary>
    public bool WholeDay { get; init; }

    /// <summary>Whether the amount is for each kg of body weight.</summary>
    public bool PerKg { get; init; }

    /// <summary>Whether the amount is a rate or a release, not a dose.</summary>
    public bool IsRate { get; init; }

    /// <summary><c>oral</c>, <c>iv</c>, <c>im</c>, <c>sc</c>, <c>inhaled</c>, <c>patch</c>, <c>rectal</c>, <c>local</c>, or null where not stated.</summary>
    public string? Route { get; init; }

    /// <summary>Taken as needed.</summary>
    public bool AsNeeded { get; init; }

    /// <summary>Given once only.</summary>
    public bool Once { get; init; }
}
