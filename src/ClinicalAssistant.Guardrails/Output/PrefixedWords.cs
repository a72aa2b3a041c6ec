namespace ClinicalAssistant.Guardrails;

/// <summary>"Reliable" against "unreliable": one side holds a word, the other the same word behind a denying prefix.</summary>
internal static class PrefixedWords
{
    private const int ShortestBase = 5;

    /// <summary>Whether they speak of the same matter and one denies by a prefix what the other affirms.</summary>
    public static bool Oppose(Statement one, Statement other) => one.Shared(other) > 0 && (Denies(one, other) || Denies(other, one));

    private static bool Denies(Statement prefixed, Statement plain)
    {
        for (var i = 0; i < prefixed.Hits.Tokens.Count; i++)
        {
            var word = prefixed.Hits.Tokens.Word(i);
            if (prefixed.DeniedAt[i] || Base(word) is not { } length)
                continue;
            var rest = word[length..];
            if (Affirms(plain, rest) && !Holds(plain, word))
                return true;
        }

        return false;
    }

    private static int? Base(ReadOnlySpan<char> word)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["non", "un", "ir", "im", "in"])
        {
            if (word.Length >= prefix.Length + ShortestBase && word.StartsWith(prefix))
                return prefix.Length;
        }

        return null;
    }

    private static bool Affirms(Statement statement, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            if (!statement.DeniedAt[i] && statement.Hits.Tokens.Word(i).SequenceEqual(word))
                return true;
        }

        return false;
    }

    private static bool Holds(Statement statement, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            if (statement.Hits.Tokens.Word(i).SequenceEqual(word))
                return true;
        }

        return false;
    }
}
