namespace ClinicalAssistant.Guardrails;

/// <summary>A place of a text that names a group of patients ("age 4–6 years", "50–100 kg", "adults", "born before 34 weeks").</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Holds">Whether this patient belongs to the group; null where the record does not tell.</param>
internal readonly record struct PopulationBand(int Start, int End, bool? Holds)
{
    /// <summary>Whether it speaks of grown-ups whatever their age, so that a band for the old goes before it.</summary>
    public bool IsOfAdults { get; init; }

    /// <summary>Whether it speaks of the old.</summary>
    public bool IsOfOld { get; init; }

    /// <summary>Whether it speaks of pregnancy, so that it goes before a band for adults.</summary>
    public bool IsOfPregnant { get; init; }

    /// <summary>Whether it goes by weight or renal function, which a record may hold of another day, and not by who the patient is.</summary>
    public bool IsOfMeasure { get; init; }
}
