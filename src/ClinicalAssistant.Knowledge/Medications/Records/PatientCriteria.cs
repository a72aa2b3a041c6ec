namespace ClinicalAssistant.Knowledge;

/// <summary>For which patients a rule speaks: all that is given must hold, and what is not known of the patient does not hold.</summary>
public sealed record PatientCriteria
{
    /// <summary>Id of a condition, or null.</summary>
    public string? Condition { get; init; }

    /// <summary>True for pregnancy.</summary>
    public bool Pregnant { get; init; }

    /// <summary>True for breast-feeding.</summary>
    public bool BreastFeeding { get; init; }

    /// <summary>eGFR or creatinine clearance below this, in mL/min (per 1.73 m² where it is an eGFR).</summary>
    public decimal? EgfrBelow { get; init; }

    /// <summary>Age below this, in years.</summary>
    public decimal? AgeBelow { get; init; }

    /// <summary>Age from this on, in years.</summary>
    public decimal? AgeFrom { get; init; }
}
