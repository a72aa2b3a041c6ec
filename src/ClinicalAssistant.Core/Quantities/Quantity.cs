using System.Globalization;

namespace ClinicalAssistant.Core;

/// <summary>A decimal value with its UCUM unit (<c>1</c> where dimensionless). There is no unitless default.</summary>
public sealed record Quantity
{
    /// <summary>A value with its unit.</summary>
    /// <exception cref="ArgumentException">The unit is empty.</exception>
    public Quantity(decimal value, string unit)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        Value = value;
        Unit = unit;
    }

    /// <summary>The number.</summary>
    public decimal Value { get; }

    /// <summary>The UCUM unit.</summary>
    public string Unit { get; }

    /// <summary>The number and the unit, culture invariant.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value} {Unit}");
}
