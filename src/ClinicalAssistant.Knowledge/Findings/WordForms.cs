using System.Buffers;

namespace ClinicalAssistant.Knowledge;

/// <summary>
/// Brings a word to the form under which its variants meet: case, accents, British and American spelling, plural, -ing, -ed, -ness.
/// The form is a key, not an English word.
/// </summary>
internal static class WordForms
{
    private const int Longest = 48;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Words of one meaning whose endings the rules do not join.</summary>
    private static readonly Dictionary<string, string> Irregular = Pairs(
        "swollen=swelling lost=loss lose=loss loses=loss losing=loss woke=wake woken=wake wakes=wake waking=wake awoke=wake awoken=wake painful=pain sore=sore itchy=itch itching=itch sweaty=sweat sweating=sweat "
        + "shaky=shake shaking=shake bloody=blood bloodstained=blood wheezy=wheeze distended=distension distention=distension enlargement=enlarged stiffening=stiff reddened=red redness=red reddish=red ate=eat eaten=eat "
        + "eats=eat drank=drink drunk=drink drinks=drink burnt=burn burns=burn broke=break broken=break threw=throw thrown=throw coughed=cough felt=feel feels=feel sensitivity=sensitive irritability=irritable "
        + "tenderness=tender weakness=weak breathlessness=breathless photosensitivity=photosensitive achy=ache achey=ache aches=ache fell=fall fallen=fall vomitus=vomit thirsty=thirst hungry=hunger "
        + "feverish=feverish bruised=bruise bruises=bruise deviated=deviation raised=raised elevated=raised elevation=raised increased=raised reduced=reduced decreased=reduced diminished=reduced depressed=depressed "
        + "peed=pee peeing=pee urinating=urinate urination=urinate swallowed=swallow exertional=exertion exercise=exertion exercising=exertion intermittently=intermittent shocked=dismay suddenly=sudden abruptly=sudden abrupt=sudden");

    public static string Of(ReadOnlySpan<char> word)
    {
        if (word.Length > Longest)
            return word.ToString();
        Span<char> buffer = stackalloc char[Longest + 1];
        var length = Fold(word, buffer);
        if (Irregular.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(buffer[..length], out var regular))
        {
            regular.CopyTo(buffer);
            length = regular.Length;
        }

        length = Respell(buffer, length);
        length = Stem(buffer, length);
        return new string(buffer[..length]);
    }

    /// <summary>Whether a word's form has lost a verb's ending and cannot stand for it alone: too short, or another word's (lactating, lactate).</summary>
    public static bool IsShortened(string word, string form) =>
        (form.Length < 5 || word.EndsWith("ating", StringComparison.OrdinalIgnoreCase)) && word.Length - form.Length >= 2 && (word.EndsWith("ing", StringComparison.OrdinalIgnoreCase) || word.EndsWith("ed", StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, string> Pairs(string text) =>
        text.Split(' ').Select(pair => pair.Split('=')).Where(pair => pair[0] != pair[1]).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static int Fold(ReadOnlySpan<char> word, Span<char> to)
    {
        if (word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '\u2019')
            word = word[..^2];
        var length = 0;
        foreach (var c in word)
        {
            if (c is '\'' or '\u2019' || (c >= '\u0300' && char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark))
                continue;
            to[length++] = c < 0x80 ? char.ToLowerInvariant(c) : Unaccented(char.ToLowerInvariant(c));
        }

        return length;
    }

    private static char Unaccented(char c) => c switch
    {
        'à' or 'á' or 'â' or 'ã' or 'ä' or 'å' => 'a',
        'è' or 'é' or 'ê' or 'ë' => 'e',
        'ì' or 'í' or 'î' or 'ï' => 'i',
        'ò' or 'ó' or 'ô' or 'õ' or 'ö' or 'ø' => 'o',
        'ù' or 'ú' or 'û' or 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'μ' => 'µ',
        _ => c,
    };

    /// <summary>Anaemia and anemia, oedema and edema, tumour and tumor, immobilise and immobilize, travelled and traveled, fibre and fiber.</summary>
    private static int Respell(Span<char> word, int length)
    {
        var to = 0;
        for (var i = 0; i < length; i++)
        {
            var c = word[i];
            var next = i + 1 < length ? word[i + 1] : '\0';
            var after = i + 2 < length ? word[i + 2] : '\0';
            if (next == 'e' && ((c == 'a' && length >= 5) || (c == 'o' && length >= 6)))
                continue;
            if (c == 'l' && next == 'l')
                continue;
            if (c == 'u' && next == 'r' && i > 1 && word[i - 1] == 'o' && length >= 5 && (after is '\0' or 's' or 'e' or 'i'))
                continue;
            if (c == 's' && i > 0 && word[i - 1] is 'i' or 'y' && next is 'e' or 'a' or 'i')
                c = 'z';
            if (c == 'c' && to == 3 && word[..3] is "leu")
                c = 'k';
            word[to++] = c;
        }

        if (to > 4 && word[to - 1] == 'e' && word[to - 2] == 'r' && word[to - 3] is 't' or 'b')
            (word[to - 2], word[to - 1]) = ('e', 'r');
        return to;
    }

    private static int Stem(Span<char> word, int length)
    {
        if (length > 3 && word[length - 1] == 's' && word[length - 2] is not ('s' or 'u' or 'i'))
            length -= length > 4 && word[length - 2] == 'e' && (word[length - 3] is 's' or 'x' or 'z' or 'i' || word[(length - 4)..(length - 2)] is "ch" or "sh") ? 2 : 1;
        if (length >= 7 && word[(length - 4)..length] is "ness")
            length -= 4;
        if (length > 5 && word[(length - 3)..length] is "ing" && HasVowel(word[..(length - 3)]))
            length = Undouble(word, length - 3);
        else if (length > 4 && word[(length - 2)..length] is "ed" && word[length - 3] != 'e' && HasVowel(word[..(length - 2)]))
            length = Undouble(word, length - 2);
        if (length > 3 && word[length - 1] == 'e')
            length--;
        if (length > 3 && word[length - 1] == 'y')
            word[length - 1] = 'i';
        return length;
    }

    private static int Undouble(Span<char> word, int length) =>
        length > 3 && word[length - 1] == word[length - 2] && word[length - 1] is not ('s' or 'z' or 'e' or 'o') ? length - 1 : length;

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);
}
