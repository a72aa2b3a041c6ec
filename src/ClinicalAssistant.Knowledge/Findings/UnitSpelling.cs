namespace ClinicalAssistant.Knowledge;

/// <summary>Reads a unit as clinicians write it and gives its UCUM form.</summary>
internal static class UnitSpelling
{
    private const int Longest = 18;

    private static readonly Dictionary<string, string> Units = Build();

    /// <summary>The unit at a place in the text (white space before it allowed) and where it ends; null where none stands there.</summary>
    public static (string Unit, int End)? Read(string text, int at)
    {
        var i = at;
        while (i < text.Length && text[i] is ' ' or '\u00a0' or '\t')
            i++;
        if (i > at + 2)
            return null;
        // "T 39.2 HR 124": the next vital sign, no hours.
        if (i + 1 < text.Length && text[i] == 'H' && text[i + 1] == 'R')
            return null;
        Span<char> key = stackalloc char[Longest];
        var length = 0;
        (string, int)? best = null;
        for (; i < text.Length && length < Longest; i++)
        {
            var c = Plain(text[i]);
            if (c == ' ')
                continue;
            if (c == '\0')
                break;
            key[length++] = c;
            var boundary = i + 1 >= text.Length || !(char.IsLetterOrDigit(text[i + 1]) || text[i + 1] is '³' or '²' or '⁹') || text[i] is '%' or '°';
            if (boundary && Units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key[..length], out var unit))
                best = (unit, i + 1);
        }

        return best;
    }

    private static char Plain(char c) => c switch
    {
        'µ' or 'μ' => 'u',
        '³' => '3',
        '²' => '2',
        '⁹' => '9',
        '×' => 'x',
        '\u00a0' or '\t' => ' ',
        '\u00ba' => '°',
        '\n' or '\r' or ',' or ';' or '(' or ')' => '\0',
        _ => char.ToLowerInvariant(c),
    };

    private static Dictionary<string, string> Build()
    {
        var units = new Dictionary<string, string>(StringComparer.Ordinal);
        void Add(string ucum, string spellings)
        {
            foreach (var spelling in spellings.Split(' '))
                units[spelling] = ucum;
        }

        Add("mm[Hg]", "mmhg mm[hg]");
        Add("kPa", "kpa");
        Add("/min", "/min bpm beats/min beatsperminute breaths/min breathsperminute /minute permin perminute beats/minute breaths/minute");
        Add("Cel", "°c c degc degreesc celsius degreescelsius °celsius cel");
        Add("[degF]", "°f f degf degreesf fahrenheit degreesfahrenheit °fahrenheit [degf]");
        Add("%", "% percent");
        Add("kg", "kg kgs kilogram kilograms kilos");
        Add("[lb_av]", "lb lbs pound pounds [lb_av]");
        Add("kg/m2", "kg/m2 kg/m^2");
        Add("cm", "cm cms");
        Add("m", "m metres meters");
        Add("[in_i]", "in inch inches [in_i]");
        Add("mmol/L", "mmol/l mmol mmols/l mmol/litre");
        Add("meq/L", "meq/l meq meqs/l");
        Add("umol/L", "umol/l umol micromol/l micromoles/l mcmol/l");
        Add("nmol/L", "nmol/l");
        Add("pmol/L", "pmol/l");
        Add("mmol/mol", "mmol/mol");
        Add("mg/dL", "mg/dl mgdl mg% mg/100ml");
        Add("mg/L", "mg/l");
        Add("g/dL", "g/dl gm/dl gdl gms/dl gm/100ml");
        Add("g/L", "g/l gm/l");
        Add("ug/dL", "ug/dl mcg/dl");
        Add("ug/L", "ug/l mcg/l");
        Add("ug/mL", "ug/ml mcg/ml");
        Add("ng/dL", "ng/dl");
        Add("ng/mL", "ng/ml");
        Add("ng/L", "ng/l");
        Add("pg/mL", "pg/ml");
        Add("pg", "pg");
        Add("g/d", "g/day g/d g/24h g/24hr g/24hours");
        Add("mg/d", "mg/day mg/d mg/24h mg/24hr mg/24hours");
        Add("U/L", "u/l iu/l units/l unit/l ui/l");
        Add("[IU]/L", "[iu]/l");
        Add("m[IU]/L", "miu/l mu/l m[iu]/l");
        Add("u[IU]/mL", "uiu/ml uu/ml microu/ml microiu/ml u[iu]/ml");
        Add("m[IU]/mL", "miu/ml mu/ml m[iu]/ml");
        Add("10*9/L", "x10^9/l x10*9/l 10^9/l 10*9/l x109/l 109/l x10e9/l 10e9/l g/litre");
        Add("10*3/uL", "k/ul k/mm3 x10^3/ul 10^3/ul 10*3/ul x103/ul 103/ul x10*3/ul thou/ul x10^3/mm3 k/mcl k thousand");
        Add("/uL", "/ul /mm3 /mm^3 cells/mm3 cells/ul /cumm cells/mm^3 /mcl /microl /microliter cells/microl cells/microliter cells/mcl permm3");
        Add("fL", "fl");
        Add("mm/h", "mm/h mm/hr mm/hour mm/1sthour");
        Add("s", "s sec secs second seconds");
        Add("ms", "ms msec milliseconds");
        Add("mL", "ml mls cc");
        Add("mosm/kg", "mosm/kg mosmol/kg mosm/l mosmol/kgh2o mosm/kgh2o mosmol/l");
        Add("mL/min/{1.73_m2}", "ml/min/1.73m2 ml/min/1.73m^2 ml/min ml/min/{1.73_m2}");
        Add("mg/g", "mg/g");
        Add("mg/mg", "mg/mg");
        Add("mg/mmol", "mg/mmol");
        Add("mg", "mg");
        Add("ug", "ug mcg");
        Add("g", "g gm gram grams");
        Add("L/min", "l/min lpm");
        Add("h", "h hr hrs hour hours");
        Add("d", "d day days");
        Add("wk", "wk wks week weeks");
        Add("mo", "mo month months");
        Add("a", "y yr yrs year years yo");
        return units;
    }
}
