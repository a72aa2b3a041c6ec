namespace ClinicalAssistant.Guardrails;

/// <summary>"Reliable" against "unreliable", "hyponatraemia" against "hypernatraemia": one word with a prefix that denies or turns the other.</summary>
internal static class PrefixedWords
{
    private const int ShortestBase = 5;
    private const int LongBase = 8;
    private const int ShortestRest = 4;

    /// <summary>Whether they speak of the same matter and one denies by a prefix what the other affirms, where no fact that is as near says it with the sentence's own word.</summary>
    public static bool Oppose(Statement sentence, Statement fact, IReadOnlyList<Fact> basis, GuardPolicy policy) =>
        Turns(sentence, fact, policy.Answers.Prefixes) || Denies(sentence, fact, sentence.Shared(fact) > 0 ? ShortestBase : LongBase, ofFact: false, basis)
        || (sentence.Shared(fact) > 0 && Denies(fact, sentence, ShortestBase, ofFact: true, basis));

    /// <summary>A word of the one stands with the opposite prefix in the other, and only so.</summary>
    public static bool Turns(Statement one, Statement other, IReadOnlyList<(string One, string Other)> prefixes)
    {
        foreach (var (token, turned) in one.Turned ??= Turned(one, prefixes))
        {
            if (Holds(other, turned) is >= 0 and var place && Holds(other, one.Hits.Tokens.Word(token)) < 0 && one.DeniedAt[token] == other.DeniedAt[place] && Holds(one, turned) < 0)
                return true;
        }

        return false;
    }

    /// <summary>The words with one of the prefixes, each with the opposite one instead.</summary>
    private static List<(int Token, string Word)> Turned(Statement statement, IReadOnlyList<(string One, string Other)> prefixes)
    {
        var turned = new List<(int, string)>();
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            var word = statement.Hits.Tokens.Word(i);
            if (word.Length < ShortestRest + 2)
                continue;
            foreach (var (first, second) in prefixes)
            {
                if ((Exchanged(word, first, second) ?? Exchanged(word, second, first)) is { } other)
                    turned.Add((i, other));
            }
        }

        return turned;
    }

    private static string? Exchanged(ReadOnlySpan<char> word, string prefix, string other) =>
        word.Length - prefix.Length >= ShortestRest && word.StartsWith(prefix) ? string.Concat(other, word[prefix.Length..]) : null;

    private static bool Denies(Statement prefixed, Statement plain, int shortest, bool ofFact, IReadOnlyList<Fact> basis)
    {
        foreach (var (token, length) in prefixed.Prefixed ??= Prefixed(prefixed))
        {
            var word = prefixed.Hits.Tokens.Word(token);
            if (word.Length - length < shortest)
                continue;
            var rest = word[length..];
            if (Affirms(plain, rest) && Holds(plain, word) < 0 && !(ofFact ? Stands(basis, rest, plain, prefixed) : Stands(basis, word, prefixed, plain)))
                return true;
        }

        return false;
    }

    /// <summary>The words that begin with a denying prefix and are not denied themselves, each with the prefix's length.</summary>
    private static List<(int Token, int Length)> Prefixed(Statement statement)
    {
        var prefixed = new List<(int, int)>();
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            if (Base(statement.Hits.Tokens.Word(i)) is { } length && !statement.DeniedAt[i])
                prefixed.Add((i, length));
        }

        return prefixed;
    }

    /// <summary>Whether a fact holds the sentence's own word that the sentence shares as much with as with the opposed one.</summary>
    private static bool Stands(IReadOnlyList<Fact> basis, ReadOnlySpan<char> word, Statement sentence, Statement opposed)
    {
        var near = Near(sentence, opposed);
        foreach (var fact in basis)
        {
            if (Holds(fact.Statement, word) >= 0 && Near(sentence, fact.Statement) >= near)
                return true;
        }

        return false;
    }

    private static int Near(Statement sentence, Statement fact)
    {
        var near = sentence.Shared(fact);
        foreach (var number in sentence.Numbers)
            near += fact.HoldsFigure(number) ? 1 : 0;
        return near;
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
            if (statement.Hits.Tokens.Word(i).SequenceEqual(word) && !statement.DeniedAt[i])
                return true;
        }

        return false;
    }

    private static int Holds(Statement statement, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            if (statement.Hits.Tokens.Word(i).SequenceEqual(word))
                return i;
        }

        return -1;
    }
}
