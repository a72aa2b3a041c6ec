using System.Collections.Frozen;

namespace ClinicalAssistant.Core;

/// <summary>Conversions between mass and molar units that need to know what was measured.</summary>
public static class AnalyteUnits
{
    // Molar mass gives each factor: mg/dL = mmol/L × factor (creatinine, bilirubin and urate in µmol/L ÷ factor).
    private static readonly FrozenDictionary<string, (string Molar, decimal PerMass)> Factors = new Dictionary<string, (string, decimal)>(StringComparer.OrdinalIgnoreCase)
    {
        ["glucose"] = ("mmol/L", 18.016m), ["sugar"] = ("mmol/L", 18.016m), ["cholesterol"] = ("mmol/L", 38.67m), ["ldl"] = ("mmol/L", 38.67m), ["hdl"] = ("mmol/L", 38.67m), ["triglycerides"] = ("mmol/L", 88.57m), ["urea"] = ("mmol/L", 6.006m),
        ["bun"] = ("mmol/L", 2.801m), ["calcium"] = ("mmol/L", 4.008m), ["magnesium"] = ("mmol/L", 2.431m), ["phosphate"] = ("mmol/L", 3.097m), ["lactate"] = ("mmol/L", 9.008m),
        ["creatinine"] = ("umol/L", 0.011312m), ["bilirubin"] = ("umol/L", 0.058467m), ["urate"] = ("umol/L", 0.016811m), ["uric"] = ("umol/L", 0.016811m), ["iron"] = ("umol/L", 5.5845m),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether both amounts are the same concentration of a substance that a text names, but for rounding by 2 %.</summary>
    public static bool Same(string text, decimal value, string unit, decimal other, string otherUnit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(otherUnit);
        if (IsHaemoglobinA1c(unit, otherUnit))
            return Math.Abs(Ifcc(value, unit) - Ifcc(other, otherUnit)) <= 1.1m;
        var massFirst = unit == "mg/dL";
        if (!massFirst && otherUnit != "mg/dL")
            return false;
        var (mass, molar, molarUnit) = massFirst ? (value, other, otherUnit) : (other, value, unit);
        foreach (var (name, factor) in Factors)
        {
            if (factor.Molar == molarUnit && text.Contains(name, StringComparison.OrdinalIgnoreCase) && Close(mass, molar * factor.PerMass))
                return true;
        }

        return false;
    }

    /// <summary>Whether two temperatures are the same, but for rounding by a tenth of a degree.</summary>
    public static bool SameTemperature(decimal value, string unit, decimal other, string otherUnit)
    {
        if ((unit, otherUnit) is not (("Cel", "[degF]") or ("[degF]", "Cel")) || Math.Abs(value) > 1000 || Math.Abs(other) > 1000)
            return false;
        var (celsius, fahrenheit) = unit == "Cel" ? (value, other) : (other, value);
        return Math.Abs((celsius * 1.8m) + 32 - fahrenheit) <= 0.3m;
    }

    private static bool IsHaemoglobinA1c(string unit, string otherUnit) => (unit, otherUnit) is (("mmol/mol", "%") or ("%", "mmol/mol"));

    private static decimal Ifcc(decimal value, string unit) => unit == "%" ? (Math.Min(value, 1000) - 2.152m) / 0.09148m : value;

    private static bool Close(decimal one, decimal other) => Math.Abs(one - other) <= 0.02m * Math.Max(Math.Abs(one), Math.Abs(other));
}
