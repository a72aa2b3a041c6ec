using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>What of a patient the medication checks look at. Null means not known, an empty list that there are none.</summary>
public sealed record PatientFacts : PatientWords
{
    /// <summary>Age, or null.</summary>
    public Age? Age { get; init; }

    /// <summary>Sex.</summary>
    public Sex Sex { get; init; }

    /// <summary>Weight in kg, or null.</summary>
    public decimal? WeightKg { get; init; }

    /// <summary>Whether pregnant, or null.</summary>
    public bool? Pregnant { get; init; }

    /// <summary>Whether breast-feeding, or null.</summary>
    public bool? BreastFeeding { get; init; }

    /// <summary>eGFR in mL/min/1.73 m², or null.</summary>
    public decimal? Egfr { get; init; }

    /// <summary>Ids of conditions of the pack, those that stand above them included; null where the record says nothing.</summary>
    public IReadOnlySet<string>? Conditions { get; init; }

    /// <summary>Allergies as they were made out, or null.</summary>
    public IReadOnlyList<StatedAllergy>? Allergies { get; init; }
}
