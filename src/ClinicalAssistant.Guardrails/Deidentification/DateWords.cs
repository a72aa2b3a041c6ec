using System.Collections.Frozen;

namespace ClinicalAssistant.Guardrails;

/// <summary>Words of dates.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> Months = new Dictionary<string, int>
    {
        ["jan"] = 1, ["gen"] = 1, ["ene"] = 1, ["feb"] = 2, ["fev"] = 2, ["mar"] = 3, ["maa"] = 3, ["apr"] = 4, ["abr"] = 4, ["avr"] = 4, ["may"] = 5, ["mai"] = 5, ["mag"] = 5, ["mei"] = 5,
        ["jun"] = 6, ["giu"] = 6, ["hun"] = 6, ["hul"] = 7, ["peb"] = 2, ["nob"] = 11, ["dis"] = 12, ["jul"] = 7, ["lug"] = 7, ["aug"] = 8, ["ago"] = 8, ["aou"] = 8, ["sep"] = 9, ["set"] = 9, ["oct"] = 10, ["okt"] = 10, ["ott"] = 10, ["out"] = 10, ["nov"] = 11, ["dec"] = 12, ["dez"] = 12, ["dic"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>
    {
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["fifth"] = 5, ["sixth"] = 6, ["seventh"] = 7, ["eighth"] = 8, ["ninth"] = 9, ["tenth"] = 10, ["eleventh"] = 11, ["twelfth"] = 12,
        ["thirteenth"] = 13, ["fourteenth"] = 14, ["fifteenth"] = 15, ["sixteenth"] = 16, ["seventeenth"] = 17, ["eighteenth"] = 18, ["nineteenth"] = 19, ["twentieth"] = 20, ["thirtieth"] = 30,
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14,
        ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
        ["hundred"] = 100, ["thousand"] = 1000, ["oh"] = 0,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>1 to 12, or 0 where the word is no month.</summary>
    public static int Month(string folded)
    {
        if (folded is "juin")
            return 6;
        if (folded is "juil" or "juillet")
            return 7;
        return folded.Length >= 3 && Months.TryGetValue(folded[..3], out var month) ? month : 0;
    }

    /// <summary>The value of a cardinal or ordinal in words, or -1.</summary>
    public static int Number(ReadOnlySpan<char> word) => Numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var number) ? number : -1;

    public static bool IsOrdinalSuffix(ReadOnlySpan<char> word) => word is "st" or "nd" or "rd" or "th" or "ST" or "ND" or "RD" or "TH";

    public static bool IsYear(int value) => value is >= 1880 and <= 2060;

    /// <summary>A month in Roman figures.</summary>
    public static bool RomanMonth(ReadOnlySpan<char> word) => word is "I" or "II" or "III" or "IV" or "V" or "VI" or "VII" or "VIII" or "IX" or "X" or "XI" or "XII";
}
