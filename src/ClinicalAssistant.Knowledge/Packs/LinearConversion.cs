namespace ClinicalAssistant.Knowledge;

/// <summary>A straight-line conversion between units: default = slope × value + offset.</summary>
/// <param name="Slope">The factor; never 0.</param>
/// <param name="Offset">What is added, in the default unit.</param>
public sealed record LinearConversion(decimal Slope, decimal Offset)
{
    /// <summary>A value of the other unit in the default unit.</summary>
    public decimal Apply(decimal value) => (value * Slope) + Offset;
}
