using System.Collections.Frozen;

namespace ClinicalAssistant.Core;

/// <summary>The units that clinical text uses: spellings, one normal form, and the scale of those that convert by a factor.</summary>
internal static class ClinicalUnits
{
    private const string HoursPerYear = "8766";
    private static readonly FrozenDictionary<string, string> Spellings = Read(
        "kg:kg,kgs,kilo,kilos,kilogram,kilograms,kilogramme,kilogrammes", "g:g,gm,gms,gram,grams,gramme,grammes", "mg:mg,mgs,milligram,milligrams,milligramme,milligrammes",
        "ug:ug,µg,μg,mcg,mcgs,microgram,micrograms,microgramme,microgrammes", "ng:ng,nanogram,nanograms", "pg:pg,picogram,picograms",
        "L:l,litre,litres,liter,liters", "dL:dl,decilitre,deciliter", "mL:ml,mls,cc,millilitre,millilitres,milliliter,milliliters", "uL:ul,µl,μl,microlitre,microliter", "fL:fl",
        "mol:mol", "mmol:mmol,mmols,millimole,millimoles", "umol:umol,µmol,μmol,micromol", "nmol:nmol", "pmol:pmol",
        "U:u,unit,units", "[IU]:iu", "m[IU]:miu", "mU:mu", "kU:ku", "meq:meq,meqs", "mosm:mosm",
        "mm[Hg]:mmhg", "kPa:kpa", "cm[H2O]:cmh2o", "cm:cm,cms,centimetre,centimetres,centimeter,centimeters", "mm:mm,millimetre,millimetres,millimeter,millimeters", "m:m", "m2:m2,m²",
        "Cel:°c,degc,celsius", "[degF]:°f,degf,fahrenheit", "%:%,percent,pct", "deg:degree,degrees,deg",
        "ms:ms,msec,millisecond,milliseconds", "s:s,sec,secs,second,seconds", "min:min,mins,minute,minutes", "h:h,hr,hrs,hour,hours,hourly", "d:d,day,days,daily", "wk:wk,wks,week,weeks,weekly",
        "mo:mo,mos,month,months,monthly", "a:y,yr,yrs,year,years,yo", "bpm:bpm", "{beat}:beat,beats,breath,breaths", "J:j,joule,joules", "mV:mv", "Gy:gy,grays", "cGy:cgy,centigray,centigrays", "mGy:mgy,milligray,milligrays",
        "Sv:sv,sievert,sieverts", "mSv:msv,millisievert,millisieverts", "uSv:usv,µsv,μsv,microsievert,microsieverts", "Bq:bq,becquerel,becquerels", "kBq:kbq,kilobecquerel,kilobecquerels",
        "MBq:mbq,megabecquerel,megabecquerels", "GBq:gbq,gigabecquerel,gigabecquerels", "mCi:mci,millicurie,millicuries", "uCi:uci,µci,μci,microcurie,microcuries", "dB:db,dba,decibel,decibels",
        "kcal:kcal,kilocalories",
        "{tablet}:tablet,tablets,tab,tabs,pill,pills", "{capsule}:capsule,capsules,caps", "{puff}:puff,puffs", "{drop}:drop,drops,gtt", "{dose}:dose,doses", "{time}:times,x",
        "{point}:point,points,pts", "{pack}:pack", "{cell}:cells,cell", "{copies}:copies");

    private static readonly FrozenDictionary<string, (string Dimension, decimal Scale)> Scales = new Dictionary<string, (string, decimal)>
    {
        ["kg"] = ("mg", 1_000_000m), ["g"] = ("mg", 1000m), ["mg"] = ("mg", 1m), ["ug"] = ("mg", 0.001m), ["ng"] = ("mg", 0.000001m), ["pg"] = ("mg", 0.000000001m),
        ["L"] = ("mL", 1000m), ["dL"] = ("mL", 100m), ["mL"] = ("mL", 1m), ["uL"] = ("mL", 0.001m), ["fL"] = ("mL", 0.000000000001m),
        ["mol"] = ("mmol", 1000m), ["mmol"] = ("mmol", 1m), ["umol"] = ("mmol", 0.001m), ["nmol"] = ("mmol", 0.000001m), ["pmol"] = ("mmol", 0.000000001m),
        ["U"] = ("U", 1m), ["[IU]"] = ("U", 1m), ["mU"] = ("U", 0.001m), ["m[IU]"] = ("U", 0.001m), ["kU"] = ("U", 1000m),
        ["m"] = ("mm", 1000m), ["cm"] = ("mm", 10m), ["mm"] = ("mm", 1m),
        ["Gy"] = ("mGy", 1000m), ["cGy"] = ("mGy", 10m), ["mGy"] = ("mGy", 1m), ["Sv"] = ("mSv", 1000m), ["mSv"] = ("mSv", 1m), ["uSv"] = ("mSv", 0.001m),
        ["Bq"] = ("MBq", 0.000001m), ["kBq"] = ("MBq", 0.001m), ["MBq"] = ("MBq", 1m), ["GBq"] = ("MBq", 1000m), ["mCi"] = ("MBq", 37m), ["uCi"] = ("MBq", 0.037m),
        ["ms"] = ("h", 1m / 3600m / 1000m), ["s"] = ("h", 1m / 3600m), ["min"] = ("h", 1m / 60m), ["h"] = ("h", 1m), ["d"] = ("h", 24m), ["wk"] = ("h", 168m), ["mo"] = ("h", 730.5m),
        ["a"] = ("h", decimal.Parse(HoursPerYear, System.Globalization.CultureInfo.InvariantCulture)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The normal form of a spelling, or null where it is no unit.</summary>
    public static string? Find(ReadOnlySpan<char> spelling) =>
        Spellings.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(spelling, out var unit) ? unit : null;

    /// <summary>The base unit and the factor to it ("g/dL" is 10 mg/mL); the unit itself with 1 where it does not convert.</summary>
    public static (string Unit, decimal Scale) ToBase(string unit)
    {
        if (!unit.Contains('/', StringComparison.Ordinal))
            return Scales.TryGetValue(unit, out var one) ? one : (unit, 1m);
        var parts = unit.Split('/');
        var scale = 1m;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!Scales.TryGetValue(parts[i], out var part))
                continue;
            // Per kilogram of body weight is not a concentration by mass.
            if (i > 0 && parts[i] == "kg")
                continue;
            parts[i] = part.Dimension;
            scale = i == 0 ? scale * part.Scale : scale / part.Scale;
        }

        return (string.Join('/', parts), scale);
    }

    private static FrozenDictionary<string, string> Read(params string[] rows)
    {
        var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            var colon = row.IndexOf(':', StringComparison.Ordinal);
            foreach (var spelling in row[(colon + 1)..].Split(','))
                spellings[spelling] = row[..colon];
        }

        return spellings.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
