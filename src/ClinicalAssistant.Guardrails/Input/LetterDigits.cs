using System.Text;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Guardrails;

/// <summary>"1gn0r3 y0ur rul3s": digits and signs that stand for letters inside words.</summary>
internal static partial class LetterDigits
{
    private const int FewestWords = 2;
    private const int LongestForm = 12;

    /// <summary>The text with such digits read as letters, or null where fewer than two words hold one between small letters that is no clinical short form (h1n1, hba1c, q4h, cyp3a4, l4l5, s1s2).</summary>
    public static string? Of(string text)
    {
        var words = 0;
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (Letter(text[i]) == '\0' || !char.IsLower(text[i - 1]) || !char.IsLower(text[i + 1]))
                continue;
            var start = i;
            while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
                start--;
            while (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
                i++;
            if (i + 1 - start > LongestForm || !Clinical().IsMatch(text.AsSpan(start, i + 1 - start)))
                words++;
        }

        if (words < FewestWords)
            return null;
        var plain = new StringBuilder(text);
        for (var i = 0; i < text.Length; i++)
        {
            var besideLetter = (i > 0 && char.IsLetter(text[i - 1])) || (i + 1 < text.Length && char.IsLetter(text[i + 1]));
            if (besideLetter && Letter(text[i]) is var letter and not '\0')
                plain[i] = letter;
        }

        return plain.ToString();
    }

    private static char Letter(char c) => c switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        _ => '\0',
    };

    // Intervals, HbA1c, influenza types, enzymes, levels of the spine, heart sounds, pregnancies, fluids, days of treatment, drug classes, stages of tumours.
    [GeneratedRegex(
        @"^(?:
        q[0-9]{1,2}(?:h|hr|hrs|hourly|d|w|wk|wks|m|min|mins)
        |(?:hb|hgb)?a1c|a1at|c1inh
        |h[0-9]{1,2}n[0-9]{1,2}
        |cyp[0-9]{1,2}[a-z][0-9]{1,2}
        |[ctls][0-9]{1,2}[ctls][0-9]{1,2}
        |s1s2(?:s3)?(?:s4)?
        |g[0-9]{1,2}p[0-9]{1,2}(?:a[0-9])?(?:l[0-9])?
        |d[0-9]{1,2}(?:w|ns|hns|lr)
        |x[0-9]{1,2}(?:d|w|m|y|h|days|wks)
        |t1dm|dpp4is?|sglt1is?|glp1(?:ra|r|a)s?|ns[35][ab]|5?ht[0-9][a-z]
        |[cpyr]{0,2}t(?:[0-4][a-d]?|is|x)n[0-3x][a-d]?(?:m[01x][a-d]?)?
        |[cpyr]{0,2}[tnm][0-4][a-d]
        )\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Clinical();
}
