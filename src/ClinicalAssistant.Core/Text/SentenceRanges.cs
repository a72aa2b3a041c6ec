namespace ClinicalAssistant.Core;

/// <summary>Where the sentences of a note begin and end, by token index: within them the scope of a cue lies.</summary>
internal static class SentenceRanges
{
    public static List<(int First, int End)> Of(string text, Token[] tokens)
    {
        var ranges = new List<(int First, int End)>();
        var first = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!Ends(text, tokens, i))
                continue;
            if (i > first)
                ranges.Add((first, i));
            first = i + 1;
        }

        if (first < tokens.Length)
            ranges.Add((first, tokens.Length));
        return ranges;
    }

    private static bool Ends(string text, Token[] tokens, int i)
    {
        if (tokens[i].Kind == TokenKind.LineEnd)
            return EndsAtLine(text, tokens, i);
        if (tokens[i].Kind != TokenKind.Mark)
            return false;
        return text[tokens[i].Start] switch
        {
            ';' or '!' or '•' => true,
            '?' => !QueriesNextWord(text, tokens, i),
            '.' => EndsAtStop(text, tokens, i),
            _ => false,
        };
    }

    /// <summary>"?PE" doubts what follows; "pain?" ends a sentence.</summary>
    public static bool QueriesNextWord(string text, Token[] tokens, int i) =>
        i + 1 < tokens.Length && tokens[i + 1].Start == tokens[i].End && tokens[i + 1].Kind == TokenKind.Word
        && (i == 0 || tokens[i - 1].End < tokens[i].Start || tokens[i - 1].Kind == TokenKind.Mark);

    private static bool EndsAtLine(string text, Token[] tokens, int i)
    {
        if (i + 1 >= tokens.Length || tokens[i + 1].Kind != TokenKind.Word)
            return true;
        return !char.IsLower(text[tokens[i + 1].Start]);
    }

    private static bool EndsAtStop(string text, Token[] tokens, int i)
    {
        if (i + 1 >= tokens.Length)
            return true;
        if (tokens[i + 1].Start == tokens[i].End && tokens[i + 1].Kind != TokenKind.LineEnd)
            return false;
        if (i == 0 || tokens[i - 1].Kind != TokenKind.Word || tokens[i - 1].End != tokens[i].Start)
            return true;
        var before = tokens[i - 1].In(text);
        var lowerNext = char.IsLower(text[tokens[i + 1].Start]);
        return !(before.Length == 1 && lowerNext) && !IsAbbreviation(before);
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        word.Equals("dr", StringComparison.OrdinalIgnoreCase) || word.Equals("mr", StringComparison.OrdinalIgnoreCase) || word.Equals("mrs", StringComparison.OrdinalIgnoreCase)
        || word.Equals("ms", StringComparison.OrdinalIgnoreCase) || word.Equals("approx", StringComparison.OrdinalIgnoreCase) || word.Equals("vs", StringComparison.OrdinalIgnoreCase);
}
