namespace ClinicalAssistant.Guardrails;

/// <summary>Text whose letters are turned by thirteen, or which runs backwards: told by common words, read in that way, that it then holds.</summary>
internal static class TurnedText
{
    private const int LongestWord = 12;
    private static readonly string[] Words = ["the", "your", "you", "and", "all", "rules", "ignore", "prompt", "system", "print", "show", "instructions", "previous", "how", "patient", "safety", "reveal", "tell"];
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Turned = Lookup(w => string.Concat(w.Select(Turn)));
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Backwards = Lookup(w => string.Concat(w.Reverse()));

    // Which first letters of which lengths such words have: most words of an ordinary text have none of them.
    private static readonly bool[] Begins = Beginnings();

    /// <summary>The text read the other way round, or null where it is ordinary.</summary>
    public static string? Of(string text)
    {
        int turned = 0, backwards = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiLetter(text[i]))
                continue;
            if (i - start is >= 3 and <= LongestWord && Begins[Beginning(text[start], i - start)])
            {
                var word = text.AsSpan(start, i - start);
                turned += Turned.Contains(word) ? 1 : 0;
                backwards += Backwards.Contains(word) ? 1 : 0;
            }

            start = i + 1;
        }

        if (turned >= 2)
            return string.Concat(text.Select(Turn));
        return backwards >= 2 ? string.Concat(text.Reverse()) : null;
    }

    private static bool[] Beginnings()
    {
        var begins = new bool[(LongestWord + 1) << 5];
        foreach (var word in Words)
            begins[Beginning(Turn(word[0]), word.Length)] = begins[Beginning(word[^1], word.Length)] = true;
        return begins;
    }

    private static int Beginning(char letter, int length) => (length << 5) | (letter & 31);

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(Func<string, string> disguise) =>
        new HashSet<string>(Words.Select(disguise), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static char Turn(char c) => c switch
    {
        >= 'a' and <= 'z' => (char)('a' + ((c - 'a' + 13) % 26)),
        >= 'A' and <= 'Z' => (char)('A' + ((c - 'A' + 13) % 26)),
        _ => c,
    };
}
