using System.Globalization;
using System.Text;

namespace ClinicalAssistant.Guardrails;

/// <summary>Lower case without accents, as the lexicons are written.</summary>
internal static class WordFolding
{
    private static readonly char[] Table = Build();

    /// <summary>Writes the folded word and returns its length, at most twice the word's.</summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var n = 0;
        foreach (var c in word)
        {
            if (char.IsAsciiLetterLower(c))
            {
                folded[n++] = c;
                continue;
            }

            var second = Second(c);
            if (c is '\u2019')
                folded[n++] = '\'';
            else if (c < Table.Length)
                folded[n++] = Table[c];
            else if (c is >= '\u1e00' and <= '\u1eff')
                folded[n++] = Plain(c);
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded[n++] = char.ToLowerInvariant(c);
            if (second != '\0')
                folded[n++] = second;
        }

        return n;
    }

    public static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new char[word.Length * 2];
        return new string(folded, 0, Fold(word, folded));
    }

    private static char Second(char c) => c switch { 'ß' => 's', 'æ' or 'Æ' => 'e', 'þ' or 'Þ' => 'h', 'œ' or 'Œ' => 'e', _ => '\0' };

    private static char Plain(char c)
    {
        var plain = char.ToLowerInvariant(c).ToString().Normalize(NormalizationForm.FormD)[0];
        return char.IsAsciiLetter(plain) ? plain : char.ToLowerInvariant(c);
    }

    private static char[] Build()
    {
        var table = new char[0x250];
        for (var i = 0; i < table.Length; i++)
            table[i] = Plain((char)i);
        const string From = "øØłŁđĐıßæÆþÞðÐœŒ";
        const string To = "oollddisaattddoo";
        for (var i = 0; i < From.Length; i++)
            table[From[i]] = To[i];
        return table;
    }
}
