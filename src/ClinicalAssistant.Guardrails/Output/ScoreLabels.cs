using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Scores by their label ("the score is 3"), and whether the evidence totals another.</summary>
internal static class ScoreLabels
{
    /// <summary>"the score is 3" where the evidence totals 2.</summary>
    public static bool AreOtherwise(Statement sentence, TextNumber number, IReadOnlyList<Fact> facts, IReadOnlyList<string> cited, int label, Func<Statement, TextNumber, bool> isBound)
    {
        if (!IsLabelled(sentence, number, label))
            return false;
        var other = false;
        foreach (var fact in facts)
        {
            foreach (var theirs in fact.Statement.Numbers)
            {
                if (!IsLabelled(fact.Statement, theirs, label))
                    continue;
                if (fact.EvidenceId is { } source && !cited.Contains(source))
                    continue;
                // "A score of 0 or 1", and "a score of 2 to 4" where no more is told than a band.
                if (theirs.High is { } high)
                {
                    if (number.Value >= theirs.Value && number.Value <= high && !IsTold(sentence, number))
                        return false;
                    continue;
                }

                if (theirs.Value == number.Value || fact.Statement.Numbers.Any(next => next.Value == number.Value && next.Start >= theirs.End && fact.Statement.Text.AsSpan(theirs.End, next.Start - theirs.End).Trim() is "or" or "and"))
                    return false;
                // "A score of 4 or lower" is a bound that a score is set against.
                other |= fact.EvidenceId is { } id && cited.Contains(id) && !isBound(fact.Statement, theirs);
            }
        }

        return other;
    }

    /// <summary>"The score is 3": it is told to be so.</summary>
    private static bool IsTold(Statement sentence, TextNumber number) =>
        sentence.Text.AsSpan(0, number.Start).TrimEnd() is var before && (before.EndsWith(" is") || before.EndsWith(" was") || before.EndsWith("=") || before.EndsWith("comes to") || before.EndsWith("equals") || before.EndsWith("came to") || before.EndsWith("is therefore"));

    /// <summary>Whether a word of the label stands right before the number ("total 4", "score of 4", "the score is 4").</summary>
    private static bool IsLabelled(Statement statement, TextNumber number, int label)
    {
        foreach (var hit in statement.Hits.Of(label))
        {
            var end = statement.Hits.Tokens[hit.End - 1].End;
            if (end <= number.Start && statement.Text.AsSpan(end, number.Start - end).Trim() is "" or "is" or "of" or "was" or ":" or "=" or "comes to" or "equals" or "came to" or "is therefore")
                return true;
        }

        return false;
    }
}
