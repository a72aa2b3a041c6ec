namespace ClinicalAssistant.Guardrails;

/// <summary>Words that begin alike ("notification" and "notified", "kidneys" and "kidney disease") count as one.</summary>
internal static class WordBeginnings
{
    private const int Same = 5;
    private const int Least = 4;

    /// <summary>How many of the sentence's words from a token on the other statement holds.</summary>
    public static int Shared(Statement sentence, int from, Statement other)
    {
        var shared = 0;
        for (var i = from; i < sentence.ConceptAt.Length; i++)
        {
            if (sentence.ConceptAt[i] is var concept and not 0 && (other.Stems.Contains(concept) || Has(other, sentence.Hits.Tokens.Word(i))))
                shared++;
        }

        return shared;
    }

    /// <summary>Whether two words are one or begin alike ("crushed", "crush").</summary>
    public static bool AreAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.SequenceEqual(other) || (one.Length >= Least && other.Length >= Least && one.StartsWith(other[..Math.Min(other.Length, Math.Min(Same, one.Length))]) && Math.Abs(one.Length - other.Length) <= 3);

    private static bool Has(Statement statement, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < statement.Hits.Tokens.Count && word.Length >= Same; i++)
        {
            if (statement.Hits.Tokens.Word(i).StartsWith(word[..Same]))
                return true;
        }

        return false;
    }
}
