using System.Collections.Frozen;

namespace ClinicalAssistant.Core;

/// <summary>What stands around a number and decides whether it is one.</summary>
internal static class NumberContext
{
    // After these a number is part of a name.
    private static readonly FrozenSet<string> Naming = Set(
        "type", "phase", "figure", "fig", "table", "section", "chapter", "page", "ref", "reference", "step", "option", "item", "question", "part", "no", "number", "room", "bed",
        "factor", "covid", "hhv", "hsv", "hpv", "vitamin", "version", "appendix", "trisomy", "chromosome", "visit");

    // After these a bare number is a measurement.
    private static readonly FrozenSet<string> Measures = Set(
        "score", "scores", "scored", "scoring", "inr", "ph", "gcs", "sodium", "potassium", "na", "k", "creatinine", "urea", "bun", "glucose", "lactate", "troponin", "hba1c", "a1c", "crp", "esr", "wcc", "wbc", "hb",
        "haemoglobin", "hemoglobin", "platelets", "plt", "bilirubin", "alt", "ast", "alp", "calcium", "magnesium", "phosphate", "bicarbonate", "hco3", "bnp", "ferritin", "tsh", "egfr", "gfr",
        "bp", "sbp", "dbp", "map", "hr", "pulse", "rr", "spo2", "sats", "saturation", "temp", "temperature", "weight", "height", "bmi", "age", "aged", "grade", "stage", "class", "nyha", "asa", "killip", "kdigo",
        "heart", "wells", "perc", "curb", "qsofa", "sofa", "news", "news2", "mews", "chads", "vasc", "bled", "nihss", "apgar", "meld", "phq", "gad", "ef", "lvef", "qtc", "albumin", "ratio", "nnt", "nnh", "osmolality", "gap",
        "d-dimer", "dimer", "factor", "hours", "cutoff", "threshold");

    /// <summary>Whether the number is part of a word, a code, a date, a citation mark or a name.</summary>
    public static bool IsName(string text, int start, int end)
    {
        if (start > 0)
        {
            var before = text[start - 1];
            if (char.IsLetter(before) && before is not ('x' or '×') && !(before is 'c' or 'q'))
                return true;
            if (before is '_' or '#')
                return true;
            if (before == '-' && start > 1 && char.IsLetter(text[start - 2]) && !FollowsMeasure(text, start - 1))
                return true;
            if (before is '[' or ',' or ' ' or '-' or '–' && InCitation(text, start))
                return true;
        }

        if (end < text.Length)
        {
            if (text[end] is ':' && end + 1 < text.Length && char.IsDigit(text[end + 1]))
                return true;
            if (text[end] == '-' && end + 4 < text.Length && char.IsDigit(text[end + 1]) && char.IsDigit(text[end + 2]) && text[end + 3] == '-')
                return true;
            // "1st", "5th", "2nd".
            if (end + 1 < text.Length && text.AsSpan(end, 2) is "st" or "nd" or "rd" or "th" && (end + 2 >= text.Length || !char.IsLetter(text[end + 2])))
                return true;
        }

        return Naming.GetAlternateLookup<ReadOnlySpan<char>>().Contains(WordBefore(text, start, out _));
    }

    /// <summary>The unit that a word before the number gives it ("day 4", "week 2"), or null.</summary>
    public static string? UnitBefore(string text, int start) => WordBefore(text, start, out _) switch
    {
        var word when word.Equals("day", StringComparison.OrdinalIgnoreCase) => "d",
        var word when word.Equals("week", StringComparison.OrdinalIgnoreCase) => "wk",
        var word when word.Equals("month", StringComparison.OrdinalIgnoreCase) => "mo",
        _ => null,
    };

    /// <summary>Whether a bare whole number is a list ordinal or a calendar year.</summary>
    public static bool IsOrdinalOrYear(string text, int start, int end, decimal value, decimal? high)
    {
        if (high is null && value is >= 1900 and <= 2099 && end - start == 4 && !FollowsMeasure(text, start))
            return true;
        if (high is not null || end >= text.Length || text[end] is not ('.' or ')'))
            return false;
        if (end + 1 < text.Length && !char.IsWhiteSpace(text[end + 1]))
            return false;
        var k = start - 1;
        while (k >= 0 && (text[k] is ' ' or '\t' or '('))
            k--;
        return k < 0 || text[k] is '\n' || (text[k] is ':' or ';' or '.' && end + 1 < text.Length);
    }

    /// <summary>Whether the words before it name a measure or a score.</summary>
    public static bool FollowsMeasure(string text, int start)
    {
        var at = start;
        for (var words = 0; words < 3; words++)
        {
            var word = WordBefore(text, at, out var wordStart);
            if (word.Length == 0)
                return false;
            if (Measures.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
                return true;
            if (word is not ("of" or "is" or "was" or "at" or "to" or "about" or "a" or "the" or "than" or "above" or "below" or "over" or "under" or "around" or "=" or "now" or "score" or "level"))
                return false;
            at = wordStart;
        }

        return false;
    }

    /// <summary>Passes a range sign: a dash, "to", or "and" where "between" stands before the number.</summary>
    public static bool RangeSign(string text, int start, ref int k)
    {
        var p = k;
        while (p < text.Length && text[p] is ' ' or '\u00a0')
            p++;
        if (p < text.Length && text[p] is '-' or '–' or '—' or '‑')
            p++;
        else if (p > k && string.CompareOrdinal(text, p, "to ", 0, 3) == 0)
            p += 3;
        else if (p > k && string.CompareOrdinal(text, p, "and ", 0, 4) == 0 && WordBefore(text, start, out _).Equals("between", StringComparison.OrdinalIgnoreCase))
            p += 4;
        else
            return false;
        while (p < text.Length && text[p] is ' ' or '\u00a0')
            p++;
        k = p;
        return true;
    }

    /// <summary>The comparison before a number, by sign or by words, and where it begins.</summary>
    public static string? Comparison(string text, int start, out int from)
    {
        from = start;
        var k = start;
        while (k > 0 && text[k - 1] == ' ')
            k--;
        if (k == 0)
            return null;
        var sign = text[k - 1] switch
        {
            '<' => "<",
            '>' => ">",
            '≤' => "<=",
            '≥' => ">=",
            '~' or '≈' => "~",
            '=' when k > 1 && text[k - 2] == '<' => "<=",
            '=' when k > 1 && text[k - 2] == '>' => ">=",
            _ => null,
        };
        if (sign is null)
            return null;
        from = text[k - 1] == '=' ? k - 2 : k - 1;
        return sign;
    }

    private static bool InCitation(string text, int start)
    {
        var k = start - 1;
        while (k >= 0 && start - k < 24 && (char.IsAsciiDigit(text[k]) || text[k] is ' ' or ',' or '-' or '–' or ';'))
            k--;
        if (k < 0 || text[k] != '[')
            return false;
        var e = start;
        while (e < text.Length && e - start < 24 && (char.IsAsciiDigit(text[e]) || text[e] is ' ' or ',' or '-' or '–' or ';'))
            e++;
        return e < text.Length && text[e] == ']';
    }

    private static ReadOnlySpan<char> WordBefore(string text, int at, out int wordStart)
    {
        var end = at;
        while (end > 0 && (text[end - 1] is ' ' or '\u00a0' or ':' or '=' or '(' or '-' or '–' or '<' or '>' or '≥' or '≤' or '~'))
            end--;
        wordStart = end;
        while (wordStart > 0 && (char.IsLetterOrDigit(text[wordStart - 1]) || text[wordStart - 1] is '₂'))
            wordStart--;
        return text.AsSpan(wordStart, end - wordStart);
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
