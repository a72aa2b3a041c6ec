using System.Text.RegularExpressions;

namespace ClinicalAssistant.Knowledge;

/// <summary>Counts the syllables of an English word by its groups of vowels, with the silent e and the vowels that stand side by side and sound apart.</summary>
internal static partial class Syllables
{
    public static int Of(string word)
    {
        var letters = new string([.. word.ToLowerInvariant().Where(char.IsAsciiLetter)]);
        if (letters.Length <= 2)
            return letters.Length == 0 ? 0 : 1;
        var count = VowelGroups().Count(letters) + Apart().Count(letters);
        if (SilentEnding().IsMatch(letters) && !HeardEnding().IsMatch(letters))
            count--;
        else if (!SilentEnding().IsMatch(letters) && letters[^1] == 'e' && !HeardE().IsMatch(letters))
            count--;
        return Math.Max(count, 1);
    }

    [GeneratedRegex("[aeiouy]+", RegexOptions.CultureInvariant)]
    private static partial Regex VowelGroups();

    [GeneratedRegex("(?<![tcg])ia|(?<![tscxg])io(?!u)|(?<!p)eo(?!u)|iu|ua(?=[lt])|ue(?=n)|[aeo]ing$|uid|diet|quiet|idea|area|poem|cruel|lying|trying|drying", RegexOptions.CultureInvariant)]
    private static partial Regex Apart();

    [GeneratedRegex("[^aeiouyl]es$|[^aeiouytd]ed$", RegexOptions.CultureInvariant)]
    private static partial Regex SilentEnding();

    [GeneratedRegex("(s|x|z|ch|sh|c|g|bet)es$", RegexOptions.CultureInvariant)]
    private static partial Regex HeardEnding();

    [GeneratedRegex("[^aeiouy]le$|ee$", RegexOptions.CultureInvariant)]
    private static partial Regex HeardE();
}
