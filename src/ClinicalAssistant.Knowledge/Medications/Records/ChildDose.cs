namespace ClinicalAssistant.Knowledge;

/// <summary>Limits of a drug by body weight for children, where a standard one exists.</summary>
public sealed record ChildDose : MedicationFact
{
    /// <summary>The most in mg/kg for a day, or null.</summary>
    public decimal? MgPerKgDay { get; init; }

    /// <summary>The most in mg/kg for one dose, or null.</summary>
    public decimal? MgPerKgDose { get; init; }

    /// <summary>The most in mg for a day whatever the weight, or null.</summary>
    public decimal? MostPerDay { get; init; }

    /// <summary>The most in mg for one dose whatever the weight, or null.</summary>
    public decimal? MostPerDose { get; init; }

    /// <summary>For whom or what it is, or null.</summary>
    public string? Note { get; init; }
}
