using System.Collections.Frozen;

namespace ClinicalAssistant.Orchestration.Receiving;

/// <summary>
/// Tells when a text is plainly not English: mostly non-Latin script, or many words of which none is an English function word
/// while several are of another European language. Shorthand notes without function words count as English.
/// </summary>
internal static class LanguageHint
{
    private static readonly FrozenSet<string> English = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "the", "and", "of", "to", "with", "is", "for", "what", "how", "in", "no", "has", "was", "on", "a", "my", "i", "not", "from", "his", "her", "are", "do", "does", "which", "when", "can", "should");

    private static readonly FrozenSet<string> Other = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "el", "los", "las", "una", "con", "por", "para", "que", "del", "está", "tiene", "qué", "dolor",
        "le", "les", "des", "une", "est", "avec", "pour", "dans", "depuis", "quel", "quelle", "douleur",
        "der", "die", "das", "und", "mit", "ist", "ein", "eine", "nicht", "seit", "wie", "welche", "schmerzen",
        "il", "gli", "della", "che", "è", "sono", "non", "dolore", "com", "não", "uma", "dor", "het", "een", "van", "niet", "med", "och", "har");

    public static bool LooksOtherThanEnglish(string text)
    {
        int letters = 0, foreign = 0, words = 0, english = 0, other = 0;
        foreach (var range in new WordRanges(text))
        {
            words++;
            var word = text[range];
            if (English.Contains(word))
                english++;
            else if (Other.Contains(word))
                other++;
        }

        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            if (c > '\u024F')
                foreign++;
        }

        return (letters >= 4 && foreign * 2 > letters) || (words >= 4 && other >= 2 && other > english);
    }
}
