namespace ClinicalAssistant.Knowledge;

/// <summary>Units of doses in one base each: mass in mg, international units, amount in mmol.</summary>
internal static class DoseUnits
{
    public const string Milligram = "mg";

    /// <summary>The value in its base unit, or null where the unit is none of a dose.</summary>
    public static (decimal Value, string Base)? ToBase(decimal value, string unit) => unit switch
    {
        "kg" => (checked(value * 1_000_000m), Milligram),
        "g" => (checked(value * 1000m), Milligram),
        "mg" => (value, Milligram),
        "ug" => (value / 1000m, Milligram),
        "ng" => (value / 1_000_000m, Milligram),
        "U" => (value, "U"),
        "mmol" => (value, "mmol"),
        _ => null,
    };

    /// <summary>The UCUM unit of a spelling in lower case, or null.</summary>
    public static string? Of(ReadOnlySpan<char> spelling) => spelling switch
    {
        "mg" or "mgs" or "milligram" or "milligrams" or "milligramme" or "milligrammes" => "mg",
        "g" or "gm" or "gms" or "gram" or "grams" or "gramme" or "grammes" => "g",
        "mcg" or "mcgs" or "ug" or "microgram" or "micrograms" or "microgramme" or "microgrammes" or "mikrograms" => "ug",
        "ng" or "nanogram" or "nanograms" => "ng",
        "u" or "unit" or "units" or "iu" => "U",
        "mmol" or "meq" => "mmol",
        _ => null,
    };

    /// <summary>A value in a base unit as it is written for people: 0.125 mg is 125 micrograms.</summary>
    public static string Shown(decimal value, string unit) => unit == Milligram && value is > 0 and < 1
        ? Number(value * 1000m) + " micrograms"
        : unit == Milligram && value >= 2000 && value % 100 == 0 ? Number(value / 1000m) + " g" : Number(value) + (unit == "U" ? " units" : " " + unit);

    private static string Number(decimal value) => Math.Round(value, 3).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
}
