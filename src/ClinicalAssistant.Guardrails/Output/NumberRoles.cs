using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What an amount stands for: the medicine it is a dose of, and its place in a change ("from 75 to 100").</summary>
internal sealed class NumberRoles(AnswerVocabulary vocabulary)
{
    /// <summary>Whether the amount is a dose of another medicine in all the evidence that holds it, and the evidence states other doses of this one.</summary>
    public bool IsOfAnotherMedicine(Statement sentence, TextNumber number, IReadOnlyList<Fact> basis, Func<Statement, TextNumber, bool> isSame)
    {
        if (number.Unit is null || Medicine(sentence, number) is not (var mine and not 0))
            return false;
        bool other = false, rival = false;
        foreach (var fact in basis)
        {
            foreach (var amount in fact.Statement.Numbers)
            {
                if (!NumberUnits.AreOfOneKind(number, amount))
                    continue;
                var same = isSame(fact.Statement, amount);
                var theirs = Medicine(fact.Statement, amount);
                if (same && (theirs == mine || theirs == 0))
                    return false;
                other |= same;
                rival |= !same && theirs == mine;
            }
        }

        return other && rival;
    }

    /// <summary>Whether the dose follows a name that stands nowhere, while the evidence holds it for a medicine that the sentence does not name.</summary>
    public bool IsOfUnknown(Statement sentence, TextNumber number, IReadOnlyList<Fact> facts, FactBase known)
    {
        if (!IsDose(number))
            return false;
        var tokens = sentence.Hits.Tokens;
        var before = -1;
        for (var i = 0; i < tokens.Count && tokens[i].End <= number.Start; i++)
            before = i;
        if (before < 0 || sentence.ConceptAt[before] == 0 || known.IsKnown(sentence.ConceptAt[before]) || tokens.Word(before).Length < 6 || vocabulary.Relations.Knows(tokens.Word(before)))
            return false;
        var ofOther = false;
        foreach (var fact in facts)
        {
            foreach (var amount in fact.Statement.Numbers)
            {
                if (fact.EvidenceId is not null && NumberReader.SameAmount(number.Value, number.Unit, amount.Value, amount.Unit))
                    ofOther |= Medicine(fact.Statement, amount) is var theirs and not 0 && !sentence.Stems.Contains(theirs);
            }
        }

        return ofOther;
    }

    /// <summary>"from 100 to 75" where the evidence goes from 75 to 100.</summary>
    public static bool IsTurned(Statement sentence, IReadOnlyList<Fact> basis)
    {
        foreach (var (from, to) in Changes(sentence))
        {
            bool turned = false, same = false;
            foreach (var fact in basis)
            {
                foreach (var (theirs, later) in Changes(fact.Statement))
                {
                    turned |= theirs == to && later == from;
                    same |= theirs == from && later == to;
                }
            }

            if (turned && !same)
                return true;
        }

        return false;
    }

    private static IEnumerable<(decimal From, decimal To)> Changes(Statement statement)
    {
        for (var i = 0; i < statement.Numbers.Count; i++)
        {
            var number = statement.Numbers[i];
            // "7/10 at the start, 2/10 now".
            if (i + 1 < statement.Numbers.Count && statement.Numbers[i + 1] is var later && IsNow(statement.Text.AsSpan(later.End)) && IsStart(statement.Text.AsSpan(number.End, later.Start - number.End)))
                yield return (number.Value, later.Value);
            if (!EndsWithFrom(statement.Text.AsSpan(0, number.Start)))
                continue;
            if (number.High is { } high)
            {
                yield return (number.Value, high);
            }
            else if (i + 1 < statement.Numbers.Count && statement.Numbers[i + 1] is var next && statement.Text.AsSpan(number.End, next.Start - number.End).Trim() is "to")
            {
                yield return (number.Value, next.Value);
            }
        }
    }

    private static bool IsStart(ReadOnlySpan<char> behind) =>
        behind.Contains("at the start", StringComparison.OrdinalIgnoreCase) || behind.Contains("initially", StringComparison.OrdinalIgnoreCase) || behind.Contains("at baseline", StringComparison.OrdinalIgnoreCase) || behind.Contains("on admission", StringComparison.OrdinalIgnoreCase);

    private static bool IsNow(ReadOnlySpan<char> behind) =>
        behind.TrimStart().StartsWith("now", StringComparison.OrdinalIgnoreCase) || behind.TrimStart().StartsWith("today", StringComparison.OrdinalIgnoreCase) || behind.TrimStart().StartsWith("at discharge", StringComparison.OrdinalIgnoreCase);

    private static bool EndsWithFrom(ReadOnlySpan<char> before) => before.TrimEnd().EndsWith("from", StringComparison.OrdinalIgnoreCase);

    private static bool IsDose(TextNumber number) => number.Unit is { } unit && (NumberReader.SameDimension(unit, "mg") || unit is "mg/kg" or "ug/kg" or "g/kg" or "U" or "U/kg" or "mg/d" or "g/d");

    /// <summary>The medicine that the amount is a dose of: the next behind "of" or right behind it, else the last before it; 0 where none is named.</summary>
    private uint Medicine(Statement statement, TextNumber number)
    {
        var tokens = statement.Hits.Tokens;
        uint before = 0, after = 0;
        var right = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (statement.ConceptAt[i] == 0 || !IsMedicine(statement, i))
                continue;
            if (tokens[i].Start < number.Start)
            {
                before = statement.ConceptAt[i];
            }
            else if (tokens[i].Start >= number.End && after == 0)
            {
                after = statement.ConceptAt[i];
                right = statement.Text.AsSpan(number.End, tokens[i].Start - number.End).Trim() is "" or "of";
            }
        }

        return right ? after : before;
    }

    private bool IsMedicine(Statement statement, int token) => vocabulary.IsMedicine(statement.Hits.Tokens.Word(token));
}
