using System.Collections.Frozen;

namespace ClinicalAssistant.Knowledge;

/// <summary>Metric prefixes: turns an amount per volume in one unit into another of the same kind (mg/dL into ug/mL).</summary>
internal static class UnitScale
{
    private static readonly FrozenDictionary<string, (char Kind, decimal Size)> Amounts = new Dictionary<string, (char, decimal)>
    {
        ["g"] = ('g', 1m), ["mg"] = ('g', 1e-3m), ["ug"] = ('g', 1e-6m), ["ng"] = ('g', 1e-9m), ["pg"] = ('g', 1e-12m),
        ["mol"] = ('n', 1m), ["mmol"] = ('n', 1e-3m), ["umol"] = ('n', 1e-6m), ["nmol"] = ('n', 1e-9m), ["pmol"] = ('n', 1e-12m),
        ["U"] = ('u', 1m), ["mU"] = ('u', 1e-3m), ["[IU]"] = ('i', 1m), ["m[IU]"] = ('i', 1e-3m), ["u[IU]"] = ('i', 1e-6m),
        ["meq"] = ('e', 1e-3m),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Volumes = new Dictionary<string, decimal>
    {
        ["L"] = 1m, ["dL"] = 0.1m, ["mL"] = 1e-3m, ["uL"] = 1e-6m,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The factor from one unit to the other, or null where they are not of the same kind.</summary>
    public static decimal? Factor(string from, string to) =>
        Parse(from) is var (fromKind, fromSize) && Parse(to) is var (toKind, toSize) && fromKind == toKind ? fromSize / toSize : null;

    private static (char Kind, decimal Size)? Parse(string unit)
    {
        var slash = unit.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Amounts.TryGetValue(unit[..slash], out var amount) && Volumes.TryGetValue(unit[(slash + 1)..], out var volume)
            ? (amount.Kind, amount.Size / volume)
            : null;
    }
}
