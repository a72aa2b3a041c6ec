using System.Globalization;
using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Knowledge;

/// <summary>A computed score or quantity with its arithmetic.</summary>
/// <param name="Value">The number, rounded as the calculator states.</param>
/// <param name="Unit">UCUM unit, or null for points.</param>
/// <param name="Interpretation">What the value means by the published bands, or null.</param>
/// <param name="Steps">The arithmetic, one line a step.</param>
/// <param name="Source">Where the formula was read.</param>
public sealed record CalculationResult(decimal Value, string? Unit, string? Interpretation, IReadOnlyList<string> Steps, Source Source) : PatientWords
{
    /// <summary>Value and unit as people read them.</summary>
    public string Shown => string.Create(CultureInfo.InvariantCulture, $"{Value} {Unit switch { null => Value == 1 ? "point" : "points", "mL/min/{1.73_m2}" => "mL/min/1.73 m²", _ => Unit }}");

    /// <summary>The value as a JSON number.</summary>
    public JsonElement ValueJson() => JsonSerializer.SerializeToElement(Value, CalculatorJsonContext.Default.Decimal);
}
