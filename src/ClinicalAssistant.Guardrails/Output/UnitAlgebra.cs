using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// What two or three figures come to by their units: an amount and a rate give a time, a dose by weight and a weight a dose, a strength and a dose a
/// volume, a share of an amount an amount. Only where the units fit; a figure that merely comes out right is none.
/// </summary>
internal static class UnitAlgebra
{
    private const decimal Most = 1_000_000;
    private const decimal Tolerance = 0.02m;

    /// <summary>Whether the value, in its unit, follows from figures of the pool.</summary>
    /// <param name="value">The value.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="pool">The figures at hand.</param>
    /// <param name="shares">Whether shares in per cent count.</param>
    /// <param name="nearly">Whether the sentence says that it is rounded, so that a share may be told to the whole number.</param>
    public static bool Follows(decimal value, string unit, IReadOnlyList<TextNumber> pool, bool shares, bool nearly = false)
    {
        foreach (var one in pool)
        {
            if (one.Unit is not { } first || one.Value is <= 0 or > Most)
                continue;
            foreach (var other in pool)
            {
                if (other.Unit is not { } second || other.Value is <= 0 or > Most || one.Start == other.Start)
                    continue;
                if (IsByRate(value, unit, one.Value, first, other.Value, second) || IsByWeight(value, unit, one, first, other, second, pool) || IsByStrength(value, unit, one.Value, first, other.Value, second)
                    || IsOverTime(value, unit, one.Value, first, other.Value, second)
                    || (shares && second == "%" && first != "%" && Is(one.Value * other.Value / 100, first, value, unit))
                    || (shares && nearly && second == "%" && first == unit && value > 1 && decimal.Round(one.Value * other.Value / 100) == value)
                    // 100 mL of a 5 % solution hold 5 g.
                    || (shares && second == "%" && first == "mL" && Is(one.Value * other.Value / 100, "g", value, unit)))
                    return true;
            }
        }

        return false;
    }

    /// <summary>"50 mg/kg a day in three doses" for a weight: what one of so many doses holds.</summary>
    public static bool IsDividedDose(decimal value, string unit, TextNumber perKg, decimal perDay, IReadOnlyList<TextNumber> pool)
    {
        if (perKg.Unit is not { } of || OfKilogram(of) is not { } amount || perDay <= 0 || perKg.Value > Most)
            return false;
        foreach (var weight in pool)
        {
            if (weight.Unit == "kg" && weight.Value is > 0 and < 1_000 && (Is(perKg.Value * weight.Value / perDay, amount, value, unit) || (perKg.High is { } high and < Most && Is(high * weight.Value / perDay, amount, value, unit))))
                return true;
        }

        return false;
    }

    /// <summary>1,000 mg at 10 mg/min take 100 minutes; 500 mL/h for 4 hours are 2 litres.</summary>
    private static bool IsByRate(decimal value, string unit, decimal rate, string rateUnit, decimal other, string otherUnit)
    {
        var slash = rateUnit.LastIndexOf('/');
        if (slash <= 0 || rateUnit[(slash + 1)..] is not ("min" or "h" or "d") || rateUnit[..slash].Contains("/kg", StringComparison.Ordinal))
            return false;
        var (amount, time) = (rateUnit[..slash], rateUnit[(slash + 1)..]);
        return (NumberReader.Ratio(otherUnit, amount) is { } scale && Is(other * scale / rate, time, value, unit))
            || (NumberReader.Ratio(otherUnit, time) is { } long_ && Is(other * long_ * rate, amount, value, unit));
    }

    /// <summary>"50 mL/kg for the next 10 kg", "20 mL/kg for each kg above 20", and 300 mg for 60 kg as 5 mg/kg.</summary>
    private static bool IsByWeight(decimal value, string unit, TextNumber one, string first, TextNumber other, string second, IReadOnlyList<TextNumber> pool)
    {
        if (second != "kg" || other.Value > 1_000)
            return false;
        if (OfKilogram(unit) is { } per && !first.Contains('/', StringComparison.Ordinal) && first != "kg" && NumberReader.Ratio(first, per) is { } scale)
            return IsClose(one.Value * scale / other.Value, value);
        if (OfKilogram(first) is not { } amount)
            return false;
        // "0.05 micrograms/kg/min at 70 kg": what is given in a minute.
        if (first.EndsWith("/min", StringComparison.Ordinal) || first.EndsWith("/h", StringComparison.Ordinal))
            amount = first.Remove(amount.Length, "/kg".Length);
        if (Is(one.Value * other.Value, amount, value, unit) || (one.High is { } high and < Most && Is(high * other.Value, amount, value, unit)))
            return true;
        foreach (var above in pool)
        {
            if (above.Unit == "kg" && above.Value > 0 && above.Value < other.Value && Is(one.Value * (other.Value - above.Value), amount, value, unit))
                return true;
        }

        return false;
    }

    /// <summary>180 mg at 24 mg/mL are 7.5 mL; 5 mL of it 120 mg.</summary>
    private static bool IsByStrength(decimal value, string unit, decimal strength, string strengthUnit, decimal other, string otherUnit)
    {
        if (!strengthUnit.EndsWith("/mL", StringComparison.Ordinal))
            return false;
        var amount = strengthUnit[..^3];
        return (NumberReader.Ratio(otherUnit, amount) is { } scale && Is(other * scale / strength, "mL", value, unit)) || (otherUnit == "mL" && Is(strength * other, amount, value, unit));
    }

    /// <summary>2,400 mL over 24 hours are 100 mL/h.</summary>
    private static bool IsOverTime(decimal value, string unit, decimal amount, string amountUnit, decimal time, string timeUnit)
    {
        var slash = unit.LastIndexOf('/');
        if (slash <= 0 || unit[(slash + 1)..] is not ("min" or "h"))
            return false;
        return NumberReader.Ratio(amountUnit, unit[..slash]) is { } scale && NumberReader.Ratio(timeUnit, unit[(slash + 1)..]) is { } spans && spans * time > 0 && IsClose(amount * scale / (time * spans), value);
    }

    /// <summary>What is given of a kilogram ("mg" of "mg/kg/d"), or null.</summary>
    private static string? OfKilogram(string unit)
    {
        var per = unit.IndexOf("/kg", StringComparison.Ordinal);
        return per > 0 ? unit[..per] : null;
    }

    private static bool Is(decimal result, string resultUnit, decimal value, string unit)
    {
        var bare = unit.EndsWith("/d", StringComparison.Ordinal) && !resultUnit.Contains('/', StringComparison.Ordinal) ? unit[..^2] : unit;
        return NumberReader.Ratio(resultUnit, bare) is { } scale && IsClose(result * scale, value);
    }

    private static bool IsClose(decimal result, decimal value) => value > 0 && Math.Abs(result - value) <= Tolerance * value;
}
