namespace ClinicalAssistant.Knowledge;

/// <summary>Finds the words of a text that answer a question best: a run of whole sentences.</summary>
internal static class Quoting
{
    private const int Longest = 700;

    /// <summary>The run that holds most of the question's words, rare ones counting more; at most 700 characters where a sentence is not longer.</summary>
    public static (int Start, int End) Best(string text, IReadOnlyList<QueryTerm> held)
    {
        if (text.Length <= Longest)
            return (0, text.Length);
        var worth = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var term in held)
        {
            worth[term.Stem] = term.Weight * term.Idf;
            if (term.Corrected is { } corrected)
                worth[corrected] = term.Weight * term.Idf;
        }

        var sentences = Sentences(text);
        var tokens = PassageAnalyzer.Read(text);
        var (best, bestScore) = ((0, 0), -1f);
        var at = 0;
        for (var first = 0; first < sentences.Count; first++)
        {
            while (at < tokens.Count && tokens[at].Start < sentences[first].Start)
                at++;
            var (end, token, score) = (sentences[first].Start, at, 0f);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var last = first; last < sentences.Count && (last == first || sentences[last].End - sentences[first].Start <= Longest); last++)
            {
                end = sentences[last].End;
                for (; token < tokens.Count && tokens[token].Start < end; token++)
                {
                    if (worth.TryGetValue(tokens[token].Stem, out var value) && seen.Add(tokens[token].Stem))
                        score += value;
                }
            }

            if (score > bestScore)
                (best, bestScore) = ((sentences[first].Start, end), score);
        }

        return best;
    }

    /// <summary>Sentences by their marks and lines; a text without any is cut at a space.</summary>
    private static List<(int Start, int End)> Sentences(string text)
    {
        var sentences = new List<(int Start, int End)>();
        for (var (start, at) = (0, 0); at < text.Length; at++)
        {
            var ends = text[at] == '\n' || (text[at] is '.' or '?' or '!' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]))) || (at - start >= Longest && text[at] == ' ') || at + 1 == text.Length;
            if (!ends)
                continue;
            var (from, to) = (start, at + 1);
            while (from < to && char.IsWhiteSpace(text[from]))
                from++;
            while (to > from && char.IsWhiteSpace(text[to - 1]))
                to--;
            if (to > from)
                sentences.Add((from, to));
            start = at + 1;
        }

        return sentences.Count > 0 ? sentences : [(0, text.Length)];
    }
}
