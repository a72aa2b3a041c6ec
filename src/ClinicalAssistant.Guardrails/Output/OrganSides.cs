namespace ClinicalAssistant.Guardrails;

/// <summary>
/// The sentence names a side of a part of the body ("into your left eye"), the evidence that it cites names none, and everywhere else the same part
/// stands on the other side only.
/// </summary>
internal sealed class OrganSides
{
    private const int Reach = 3;

    /// <summary>The fault, or null.</summary>
    public static SentenceFault? Find(Statement sentence, IReadOnlyList<string> cited, FactBase facts)
    {
        if (cited.Count == 0 || facts.Basis(cited).Any(static fact => Names(fact.Statement, true) || Names(fact.Statement, false)))
            return null;
        foreach (var mine in Read(sentence))
        {
            bool same = false, other = false;
            foreach (var fact in facts.Facts)
            {
                foreach (var theirs in Read(fact.Statement))
                {
                    if (!theirs.Part.Overlaps(mine.Part))
                        continue;
                    // "The right ovary 3.1 cm, left 2.4 cm": the other side goes without the part.
                    same |= theirs.IsLeft == mine.IsLeft || Names(fact.Statement, mine.IsLeft);
                    other |= theirs.IsLeft != mine.IsLeft;
                }

                same |= fact.Statement.Text.Contains("both ", StringComparison.OrdinalIgnoreCase) || fact.Statement.Text.Contains("bilateral", StringComparison.OrdinalIgnoreCase);
            }

            if (other && !same)
                return new SentenceFault("side_conflict", mine.IsLeft ? "left" : "right");
        }

        return null;
    }

    private static bool Names(Statement statement, bool isLeft)
    {
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            if (statement.Hits.Tokens.Word(i).SequenceEqual(isLeft ? "left" : "right"))
                return true;
        }

        return false;
    }

    private static IEnumerable<(bool IsLeft, HashSet<uint> Part)> Read(Statement statement)
    {
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            var isLeft = statement.Hits.Tokens.Word(i) is "left";
            if (!isLeft && statement.Hits.Tokens.Word(i) is not "right")
                continue;
            var part = new HashSet<uint>();
            for (var at = i + 1; at < statement.Hits.Tokens.Count && at <= i + Reach && IsJoined(statement, at); at++)
            {
                if (statement.ConceptAt[at] != 0)
                    part.Add(statement.ConceptAt[at]);
            }

            // "Right away", "left for home": a side has a part of the body behind it.
            if (part.Count > 0)
                yield return (isLeft, part);
        }
    }

    private static bool IsJoined(Statement statement, int token)
    {
        var tokens = statement.Hits.Tokens;
        return tokens.Text.AsSpan(tokens[token - 1].End, tokens[token].Start - tokens[token - 1].End).IsWhiteSpace()
            && tokens.Word(token) is not ("and" or "or" or "is" or "was" or "for" or "away" or "now" or "to" or "at" or "before" or "after" or "then" or "with" or "in" or "on" or "the");
    }
}
