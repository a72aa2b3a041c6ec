using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What a sentence says stands in another piece of evidence, and next to nothing of it in those that it cites.</summary>
internal static class BetterSource
{
    private const int LeastOfOther = 2;
    private const double LeastShare = 0.5;

    public static bool Exists(Statement sentence, IReadOnlyList<string> cited, FactBase facts)
    {
        int here = 0, other = 0;
        foreach (var fact in facts.Facts)
        {
            if (fact.EvidenceId is not { } id)
                continue;
            var shared = Shared(sentence, fact.Statement);
            if (cited.Contains(id))
                here += shared;
            else
                other = Math.Max(other, shared);
        }

        var all = sentence.Stems.Count + (2 * sentence.Numbers.Count(number => number.Unit is not null));
        return other >= LeastOfOther && here * 3 <= other && other >= LeastShare * all;
    }

    /// <summary>Words and amounts of both; "notification" and "notified" count as one word.</summary>
    private static int Shared(Statement sentence, Statement fact)
    {
        var shared = WordBeginnings.Shared(sentence, 0, fact);
        foreach (var number in sentence.Numbers)
        {
            if (number.Unit is { } unit && fact.Numbers.Any(figure => figure.Unit is { } theirs && NumberReader.SameAmount(number.Value, unit, figure.Value, theirs)))
                shared += 2;
        }

        return shared;
    }
}
