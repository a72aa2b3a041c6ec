using System.Collections.Frozen;

namespace ClinicalAssistant.Evals;

/// <summary>Tells the language of a text by its function words (ISO 639-1 code), or by a script that one language alone uses.</summary>
internal static class LanguageOf
{
    private static readonly FrozenDictionary<string, string[]> FunctionWords = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["en"] = ["the", "and", "of", "to", "is", "are", "with", "for", "this", "that", "not", "it", "be", "or", "as", "by", "on", "in", "a", "you", "your"],
        ["es"] = ["el", "los", "las", "una", "con", "para", "que", "del", "por", "como", "es", "y", "se", "su", "la", "de", "en", "no", "un"],
        ["fr"] = ["le", "les", "des", "une", "est", "avec", "pour", "dans", "et", "que", "la", "de", "du", "en", "pas", "ce", "vous", "au", "un"],
        ["de"] = ["der", "die", "das", "und", "mit", "ist", "ein", "eine", "nicht", "zu", "den", "von", "für", "auf", "sie", "im", "bei", "oder"],
        ["it"] = ["il", "gli", "della", "che", "è", "sono", "con", "per", "una", "di", "e", "la", "non", "un", "nel", "del", "dei"],
        ["pt"] = ["o", "os", "as", "uma", "com", "para", "que", "não", "do", "da", "e", "em", "um", "por", "se", "ou"],
        ["nl"] = ["de", "het", "een", "van", "en", "niet", "met", "voor", "is", "op", "te", "dat", "die", "bij", "uw"],
        ["sv"] = ["och", "att", "det", "som", "en", "är", "för", "på", "med", "av", "inte", "den", "till"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Languages it can tell by their words.</summary>
    public static IEnumerable<string> Known => FunctionWords.Keys.Order(StringComparer.Ordinal);

    /// <summary>The code, or null where the text is too short or no language stands out.</summary>
    public static string? Of(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '\n', '\t', '.', ',', ';', ':', '(', ')', '!', '?', '"'], StringSplitOptions.RemoveEmptyEntries);
        var ranked = FunctionWords.Select(pair => (pair.Key, Hits: words.Count(word => pair.Value.Contains(word)))).OrderByDescending(pair => pair.Hits).Take(2).ToList();
        return ranked[0].Hits >= 2 && ranked[0].Hits > ranked[1].Hits && ranked[0].Hits >= 0.08 * words.Length ? ranked[0].Key : null;
    }
}
