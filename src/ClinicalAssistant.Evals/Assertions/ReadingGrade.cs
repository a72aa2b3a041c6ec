using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>
/// The Flesch-Kincaid grade of a text: 0.39 words a sentence + 11.8 syllables a word − 15.59 (Kincaid et al., Naval Technical Training Command
/// Research Branch Report 8-75, 1975). Syllables are counted by groups of vowels, without a dictionary.
/// </summary>
internal static class ReadingGrade
{
    /// <summary>The grade, or null for a text without words.</summary>
    public static double? Of(string text)
    {
        int words = 0, syllables = 0, sentences = 0;
        var open = false;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsLetter(text[i]))
            {
                var start = i;
                while (i < text.Length && (char.IsLetter(text[i]) || (text[i] is '\'' or '’' && i + 1 < text.Length && char.IsLetter(text[i + 1]))))
                    i++;
                words++;
                syllables += Syllables(text.AsSpan(start, i - start));
                open = true;
                continue;
            }

            var ends = text[i] is '!' or '?' or '\n' || (text[i] == '.' && !(i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1])));
            if (ends && open)
            {
                sentences++;
                open = false;
            }

            i++;
        }

        return words == 0 ? null : (0.39 * words / Math.Max(1, sentences + (open ? 1 : 0))) + (11.8 * syllables / words) - 15.59;
    }

    private static int Syllables(ReadOnlySpan<char> word)
    {
        var groups = 0;
        var inside = false;
        foreach (var letter in word)
        {
            var vowel = "aeiouyAEIOUYäöüéèêàâîôûáíóú".Contains(letter);
            if (vowel && !inside)
                groups++;
            inside = vowel;
        }

        var silent = word.Length > 2 && word[^1] is 'e' or 'E' && groups > 1 && !(word[^2] is 'l' && !IsVowel(word[^3]));
        var ed = word.Length > 3 && word.EndsWith("ed", StringComparison.OrdinalIgnoreCase) && groups > 1 && word[^3] is not ('t' or 'd');
        return Math.Max(1, groups - (silent || ed ? 1 : 0));
    }

    private static bool IsVowel(char letter) => "aeiouyAEIOUY".Contains(letter);
}
