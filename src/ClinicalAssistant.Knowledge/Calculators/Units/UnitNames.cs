using System.Collections.Frozen;

namespace ClinicalAssistant.Knowledge;

/// <summary>Units as clinicians write and read them.</summary>
internal static class UnitNames
{
    // Beside those that the findings recogniser reads: units that stand in calculators only.
    private static readonly FrozenDictionary<string, string> Spelled = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["stone"] = "[stone_av]", ["st"] = "[stone_av]", ["ft"] = "[ft_i]", ["feet"] = "[ft_i]", ["foot"] = "[ft_i]", ["'"] = "[ft_i]", ["\""] = "[in_i]", ["in"] = "[in_i]",
        ["mcg/kg/min"] = "ug/kg/min", ["µg/kg/min"] = "ug/kg/min", ["μg/kg/min"] = "ug/kg/min", ["ug/kg/min"] = "ug/kg/min",
        ["ml/day"] = "mL/d", ["ml/24h"] = "mL/d", ["ml/d"] = "mL/d", ["ml/h"] = "mL/h", ["ml/hr"] = "mL/h", ["ml/kg/h"] = "mL/kg/h",
        ["per day"] = "/d", ["/day"] = "/d", ["times daily"] = "/d", ["mcg/h"] = "ug/h", ["µg/h"] = "ug/h", ["mcg/hr"] = "ug/h", ["ug/h"] = "ug/h",
        ["cells/mm³"] = "/uL", ["/mm³"] = "/uL", ["/l"] = "/L", ["mg/l feu"] = "mg/L", ["mosm/kg"] = "mosm/kg", ["min"] = "min", ["minutes"] = "min", ["mins"] = "min",
        ["mm"] = "mm", ["mmol/l"] = "mmol/L", ["fraction"] = "1", ["%"] = "%", ["mm hg"] = "mm[Hg]", ["ml/min/1.73 m²"] = "mL/min/{1.73_m2}", ["points"] = "{score}",
        ["a day"] = "/d", ["a week"] = "/wk", ["drinks/week"] = "/wk", ["per week"] = "/wk", ["/week"] = "/wk", ["units"] = "[IU]", ["l"] = "L", ["ml"] = "mL",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Readable = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mL/min/{1.73_m2}"] = "mL/min/1.73 m²", ["kg/m2"] = "kg/m²", ["m2"] = "m²", ["mm[Hg]"] = "mmHg", ["mL/d"] = "mL/day", ["mg/d"] = "mg/day", ["{MME}/d"] = "MME/day",
        ["{stage}"] = "(stage)", ["[IU]"] = "units", ["[IU]/h"] = "units/h", ["[IU]/d"] = "units/day", ["/uL"] = "/µL", ["meq/L"] = "mEq/L", ["mosm/kg"] = "mOsm/kg",
        ["a"] = "years", ["mo"] = "months", ["wk"] = "weeks", ["d"] = "days", ["[lb_av]"] = "lb", ["[in_i]"] = "in", ["[ft_i]"] = "ft", ["Cel"] = "°C", ["[degF]"] = "°F",
        ["10*9/L"] = "10^9/L", ["u[IU]/mL"] = "µIU/mL", ["m[IU]/L"] = "mIU/L", ["/d"] = "a day", ["/wk"] = "a week", ["1"] = "fraction", ["{score}"] = "points",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The UCUM unit of a spelling; the text itself where it is none that is known.</summary>
    public static string Ucum(string given)
    {
        if (UnitTables.Sizes.ContainsKey(given))
            return given;
        if (Spelled.TryGetValue(given, out var unit))
            return unit;
        return UnitSpelling.Read(" " + given, 0) is { } spelled && spelled.End == given.Length + 1 ? spelled.Unit : given;
    }

    /// <summary>The unit as people read it.</summary>
    public static string Shown(string unit) => Readable.GetValueOrDefault(unit, unit);
}
