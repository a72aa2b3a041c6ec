namespace ClinicalAssistant.Guardrails;

/// <summary>Parts and multiples that a statement tells to take ("halve the rate", "one sixth of the daily dose", "double it").</summary>
internal static class Fractions
{
    public static IEnumerable<decimal> Of(Statement statement)
    {
        var tokens = statement.Hits.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var part = tokens.Word(i) switch
            {
                "half" or "halve" or "halves" or "halved" or "halving" => 2m,
                "third" or "thirds" => 3m,
                "quarter" or "quarters" => 4m,
                "fifth" => 5m,
                "sixth" => 6m,
                "eighth" => 8m,
                "tenth" => 10m,
                "double" or "doubled" or "doubling" => 0.5m,
                "treble" or "triple" or "tripled" => 1m / 3,
                _ => 0m,
            };
            if (part == 0 || (part > 2 && !IsShare(tokens, i)))
                continue;
            var times = i > 0 && tokens.Word(i - 1) is "two" ? 2 : i > 0 && tokens.Word(i - 1) is "three" ? 3 : 1;
            yield return times / part;
            // "Reduce by a third" leaves two thirds.
            if (i > 1 && part > 1 && (tokens.Word(i - 1) is "by" || tokens.Word(i - 2) is "by"))
                yield return 1 - (times / part);
        }
    }

    /// <summary>"A third of", "two thirds", and not "the third dose".</summary>
    private static bool IsShare(Tokens tokens, int i) =>
        (i > 0 && tokens.Word(i - 1) is "a" or "one" or "two" or "three") || (i + 1 < tokens.Count && tokens.Word(i + 1) is "of");
}
