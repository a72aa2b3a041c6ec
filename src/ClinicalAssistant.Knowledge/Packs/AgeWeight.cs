namespace ClinicalAssistant.Knowledge;

/// <summary>Relative likelihood of a condition in a range of ages.</summary>
public sealed record AgeWeight
{
    /// <summary>First age of the range in years, inclusive.</summary>
    public decimal From { get; init; }

    /// <summary>End of the range in years, exclusive.</summary>
    public decimal To { get; init; }

    /// <summary>Likelihood relative to the age at which the condition peaks (1).</summary>
    public double Weight { get; init; }
}
