namespace ClinicalAssistant.Guardrails;

/// <summary>The words that carry meaning, cut to a stem and hashed, so that sentences can be compared.</summary>
internal static class Stems
{
    private const int Longest = 8;
    private static readonly HashSet<uint> Empty = [.. StopWords.All.Select(w => Hash(w))];

    /// <summary>The stem of a folded word, or 0 where it carries no meaning of its own.</summary>
    public static uint Of(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || char.IsAsciiDigit(word[0]) || Empty.Contains(Hash(word)))
            return 0;
        var stem = word;
        if (stem.Length > 4 && stem[^1] == 's' && stem[^2] != 's' && stem[^2] != 'u' && stem[^2] != 'i')
            stem = stem[..^1];
        if (stem.Length > 6 && stem.EndsWith("ing"))
            stem = stem[..^3];
        else if (stem.Length > 5 && stem.EndsWith("ed"))
            stem = stem[..^2];
        if (stem.Length > 4 && stem[^1] is 'e' or 'y')
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
