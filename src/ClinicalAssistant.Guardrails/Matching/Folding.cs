using System.Globalization;

namespace ClinicalAssistant.Guardrails;

/// <summary>Reads a character as the plain letter that it is, is accented from, or imitates.</summary>
internal static class Folding
{
    private const int FirstAccented = 0xc0;
    private static readonly char[] Table = Build();

    public static bool IsWordPart(char c) => (char.IsLetterOrDigit(c) && c != 'ʼ') || c == '%' || (c > 127 && IsInvisible(c)) || c is '$' or '@';

    public static bool IsInvisible(char c) =>
        c is '\u00ad' or '\u034f' or '\u061c' or '\u180e' or '\ufeff' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u2064');

    public static char Fold(char c) => c < Table.Length ? Table[c] : c is >= '\uff21' and <= '\uff3a' ? (char)(c - '\uff21' + 'a')
        : c is >= '\uff41' and <= '\uff5a' ? (char)(c - '\uff41' + 'a') : c is >= '\uff10' and <= '\uff19' ? (char)(c - '\uff10' + '0') : char.ToLowerInvariant(c);

    private static char[] Build()
    {
        // Written out: the platform's own decomposition does nothing under invariant globalization, which the programs run with.
        const string Plain =
            "aaaaaaaceeeeiiiidnooooo×ouuuuytsaaaaaaaceeeeiiiidnooooo÷ouuuuyty" +
            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
        var table = new char[0x530];
        for (var i = 0; i < table.Length; i++)
            table[i] = i is >= FirstAccented and < FirstAccented + 192 ? Plain[i - FirstAccented] : char.ToLowerInvariant((char)i);

        // Cyrillic and Greek letters that look like Latin ones.
        const string Imitating = "аеорсухіјѕԁһοαερντκιμβ";
        const string Imitated = "aeopcyxijsdhoaepvtkimb";
        for (var i = 0; i < Imitating.Length; i++)
        {
            table[Imitating[i]] = Imitated[i];
            table[char.ToUpper(Imitating[i], CultureInfo.InvariantCulture)] = Imitated[i];
        }

        table['$'] = 's';
        table['@'] = 'a';
        return table;
    }
}
