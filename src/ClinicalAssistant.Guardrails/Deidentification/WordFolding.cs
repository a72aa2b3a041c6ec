using System.Globalization;

namespace ClinicalAssistant.Guardrails;

/// <summary>Lower case without accents, as the lexicons are written.</summary>
internal static class WordFolding
{
    private const char FirstLatin = '\u00c0';
    private const int LatinLength = 0x190;
    private const char FirstAdditional = '\u1e00';

    // The plain letter of each character from U+00C0 and from U+1E00 on; a full stop where there is none. Written out because the program runs without
    // the globalization data that decomposition needs.
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggg" +
        "hhhhiiiiiiiiiiiijjkkkllllll..llnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz........." +
        "........................oo.............uu............................aaiioouuuuuuuuuu.aaaa....ggkkoo" +
        "oo..j...gg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";

    private const string Additional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss" +
        "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee" +
        "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    /// <summary>Writes the folded word and returns its length, at most twice the word's.</summary>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var n = 0;
        foreach (var c in word)
        {
            if (char.IsAsciiLetter(c))
            {
                folded[n++] = (char)(c | 0x20);
                continue;
            }

            var second = Second(c);
            if (c is '\u2019')
                folded[n++] = '\'';
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded[n++] = c < 128 ? char.ToLowerInvariant(c) : Letter(c);
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

    private static char Letter(char c)
    {
        var plain = c is >= FirstLatin and < (char)(FirstLatin + LatinLength) ? Latin[c - FirstLatin] : c is >= FirstAdditional and <= '\u1eff' ? Additional[c - FirstAdditional] : '.';
        return plain == '.' ? char.ToLowerInvariant(c) : plain;
    }
}
