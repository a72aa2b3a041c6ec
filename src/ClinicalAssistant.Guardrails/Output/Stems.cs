namespace ClinicalAssistant.Guardrails;

/// <summary>The words that carry meaning, cut to a stem and hashed, so that sentences can be compared.</summary>
internal static class Stems
{
    private const int Longest = 10;

    // Longest first; with each the least that must remain.
    private static readonly (string Ending, int Shortest)[] Endings =
    [
        ("ications", 4), ("ication", 4), ("ations", 4), ("ically", 4), ("nesses", 4), ("ation", 4), ("ities", 4), ("ively", 4), ("ously", 4), ("ances", 4), ("ments", 4), ("ingly", 4), ("ible", 4), ("able", 4), ("less", 4), ("ness", 4), ("ment", 5),
        ("ates", 5), ("ated", 5), ("ating", 5), ("ator", 5), ("ance", 5), ("ical", 4), ("ate", 5), ("ally", 4), ("ions", 4), ("ings", 4), ("ives", 4), ("edly", 4), ("ion", 4), ("ing", 3), ("ive", 4), ("ity", 4), ("ous", 4), ("ies", 3), ("ers", 5), ("ied", 3), ("al", 4), ("ic", 4),
        ("ed", 3), ("es", 4), ("er", 5), ("ly", 4), ("s", 3),
    ];

    private static readonly HashSet<uint> Empty = [.. StopWords.All.Select(w => Hash(w))];

    /// <summary>The stem of a folded word, or 0 where it carries no meaning of its own.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || char.IsAsciiDigit(word[0]) || Empty.Contains(Hash(word)))
            return 0;
        var stem = word;
        foreach (var (ending, shortest) in Endings)
        {
            if (stem.Length - ending.Length >= shortest && stem.EndsWith(ending) && !(ending == "s" && stem[^2] is 's' or 'u' or 'i'))
            {
                stem = stem[..^ending.Length];
                break;
            }
        }

        // "stopped", "running": one of a doubled consonant goes.
        if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'e'))
            stem = stem[..^1];
        if (stem.Length > 4 && stem[^1] is 'e' or 'y' or 'i')
            stem = stem[..^1];
        return Hash(stem.Length > Longest ? stem[..Longest] : stem);
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash == 0 ? 1 : hash;
    }
}
