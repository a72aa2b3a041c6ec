using System.Collections.Concurrent;

namespace ClinicalAssistant.Knowledge;

/// <summary>Converts values between UCUM units, and between mass and amount of a known substance.</summary>
internal static class UnitConversion
{
    private const string MassPerVolume = "mass_per_volume";
    private const string AmountPerVolume = "amount_per_volume";

    private static readonly ConcurrentDictionary<(string From, string To), decimal?> Asked = new();

    /// <summary>The value in another unit, or null where the units do not measure the same.</summary>
    /// <param name="value">The value.</param>
    /// <param name="from">Its UCUM unit.</param>
    /// <param name="to">The wanted UCUM unit.</param>
    /// <param name="substance">Id of the substance, where mass and amount are to be converted, or null.</param>
    public static decimal? Convert(decimal value, string from, string to, string? substance)
    {
        if (from == to)
            return value;
        switch (from, to)
        {
            case ("[degF]", "Cel"):
                return (value - 32) * 5 / 9;
            case ("Cel", "[degF]"):
                return (value * 9 / 5) + 32;
        }

        if (UnitTables.Sizes.TryGetValue(from, out var given) && UnitTables.Sizes.TryGetValue(to, out var wanted))
        {
            // Multiplied before divided, so that what converts exactly stays exact.
            if (substance is not null && UnitTables.Substances.TryGetValue(substance, out var known))
            {
                if (IsEquivalents(from) != IsEquivalents(to))
                    value = IsEquivalents(from) ? value / known.Charge : value * known.Charge;
                if (given.Kind == AmountPerVolume && wanted.Kind == MassPerVolume)
                    return value * given.Size * known.MolarMass / wanted.Size / 10;
                if (given.Kind == MassPerVolume && wanted.Kind == AmountPerVolume)
                    return value * given.Size * 10 / known.MolarMass / wanted.Size;
            }

            return given.Kind == wanted.Kind ? value * given.Size / wanted.Size : null;
        }

        return Asked.GetOrAdd((from, to), static pair => UcumSystem.Factor(pair.From, pair.To)) is { } factor ? value * factor : null;
    }

    private static bool IsEquivalents(string unit) => unit.StartsWith("meq/", StringComparison.Ordinal) || unit.StartsWith("eq/", StringComparison.Ordinal);
}
