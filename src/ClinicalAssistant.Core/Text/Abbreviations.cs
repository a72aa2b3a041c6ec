using System.Collections.Frozen;

namespace ClinicalAssistant.Core;

/// <summary>Abbreviations that are written with a full stop.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string> Never = Set(
        "dr", "mr", "mrs", "ms", "prof", "rev", "hon", "st", "vs", "e.g", "i.e", "eg", "ie", "cf", "viz", "approx", "fig", "figs", "no", "nos", "vol",
        "ed", "eds", "al", "resp", "incl", "excl", "esp", "ca", "refs", "eq", "sect", "ch", "pp", "dept", "spp", "subsp", "var", "sp",
        "temp", "diff", "hx", "dx", "rx", "tx", "sx", "ddx", "c.f", "n.b", "nb", "gen", "gov", "lt", "col", "sgt", "capt", "messrs", "drs");

    private static readonly FrozenSet<string> May = Set(
        "mg", "mcg", "g", "kg", "ml", "l", "dl", "mmol", "mm", "cm", "hr", "hrs", "h", "min", "mins", "sec", "secs", "wk", "wks", "mo", "mos", "yr", "yrs",
        "etc", "max", "tab", "tabs", "cap", "caps", "inj", "pt", "pts", "susp", "soln", "tsp", "tbsp", "iv", "im", "po", "sc", "sq", "bid", "tid", "qid",
        "prn", "qd", "qhs", "hs", "stat", "jr", "sr", "inc", "ltd", "co", "corp", "ave", "blvd", "rd", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "oz", "lb", "lbs", "in", "ft", "exam", "neg", "pos", "lat", "bilat", "rt", "lt");

    // Words after which a single capital letter is a class or a type and not an initial.
    private static readonly FrozenSet<string> BeforeLetter = Set(
        "vitamin", "hepatitis", "type", "group", "class", "grade", "stage", "influenza", "factor", "haemophilia", "hemophilia", "protein", "category", "option",
        "immunoglobulin", "strain", "plan", "part", "medicare", "arm", "drug", "figure", "table", "appendix", "pugh");

    /// <summary>Whether a full stop after it never ends a sentence.</summary>
    public static bool NeverEnds(ReadOnlySpan<char> word) => Has(Never, word);

    /// <summary>Whether a full stop after it may or may not end one.</summary>
    public static bool MayEnd(ReadOnlySpan<char> word) => Has(May, word);

    /// <summary>Whether a single letter after it belongs to it.</summary>
    public static bool TakesLetter(ReadOnlySpan<char> word) => Has(BeforeLetter, word);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static bool Has(FrozenSet<string> set, ReadOnlySpan<char> word) =>
        set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
