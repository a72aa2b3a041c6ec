using System.Buffers;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What the figures of a statement are said of, stretch by stretch ("lying 146/82, standing 112/64"), and whether a sentence exchanges them.</summary>
internal static class FigureLabels
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(";()\n");

    /// <summary>
    /// Whether the evidence says another figure of what the sentence says this one of, and this one of something else. What a sentence of the
    /// evidence opens with is said of all its figures.
    /// </summary>
    public static bool IsCrossed(Statement sentence, TextNumber number, IReadOnlyList<Fact> basis)
    {
        HashSet<uint>? mine = null;
        bool owned = false, rival = false;
        foreach (var fact in basis)
        {
            foreach (var other in fact.Statement.Numbers)
            {
                if (!NumberUnits.AreOfOneKind(number, other) || number.Second is null != other.Second is null)
                    continue;
                mine ??= Of(sentence, number);
                if (mine.Count == 0)
                    return false;
                var theirs = Of(fact.Statement, other);
                if (!IsSame(number, other))
                {
                    rival |= theirs.Overlaps(mine);
                    continue;
                }

                if (theirs.Count == 0 || theirs.Overlaps(mine) || Between(fact.Statement, 0, End(fact.Statement, 0)).Overlaps(mine))
                    return false;
                owned = true;
            }
        }

        return owned && rival;
    }

    private static bool IsSame(TextNumber number, TextNumber other) => number.Unit is { } unit && other.Unit is { } otherUnit
        ? NumberReader.SameAmount(number.Value, unit, other.Value, otherUnit)
        : (number.Value == other.Value && number.Second == other.Second) || number.Value == other.High;

    /// <summary>The words of the figure's stretch before it, back to the figure of its kind before; where there are none, those behind it, else all.</summary>
    private static HashSet<uint> Of(Statement statement, TextNumber number)
    {
        var tokens = statement.Hits.Tokens;
        var first = 0;
        for (var next = End(statement, 0); next < tokens.Count && tokens[next].Start <= number.Start; next = End(statement, next))
            first = next;
        int place = first, end = End(statement, first);
        while (place < end && tokens[place].End <= number.Start)
            place++;
        var (from, behind) = (first, end);
        foreach (var other in statement.Numbers)
        {
            if (!NumberUnits.AreOfOneKind(number, other))
                continue;
            while (other.End <= number.Start && from < place && tokens[from].Start < other.End)
                from++;
            while (other.Start >= number.End && behind > place && tokens[behind - 1].Start >= other.Start)
                behind--;
        }

        if (Between(statement, from, place) is { Count: > 0 } before)
            return before;
        return Between(statement, place, behind) is { Count: > 0 } after ? after : Between(statement, first, end);
    }

    private static HashSet<uint> Between(Statement statement, int first, int end)
    {
        var words = new HashSet<uint>();
        for (var i = first; i < end; i++)
        {
            if (statement.ConceptAt[i] != 0 && !IsOfAmount(statement, i))
                words.Add(statement.ConceptAt[i]);
        }

        return words;
    }

    /// <summary>Units, frequencies and "dose" say of no figure what it is of.</summary>
    private static bool IsOfAmount(Statement statement, int token)
    {
        if (statement.Hits.Tokens.Word(token) is "dose" or "doses")
            return true;
        var place = statement.Hits.Tokens[token].Start;
        foreach (var number in statement.Numbers)
        {
            if (place >= number.Start && place < number.End)
                return true;
        }

        foreach (var frequency in statement.Frequencies)
        {
            if (place >= frequency.Start && place < frequency.End)
                return true;
        }

        return false;
    }

    /// <summary>One past the last word of the stretch that begins at a token.</summary>
    private static int End(Statement statement, int first)
    {
        var tokens = statement.Hits.Tokens;
        for (var i = first + 1; i < tokens.Count; i++)
        {
            var gap = tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End);
            if (tokens.Word(i) is "and" or "but" or "while" or "whereas" or "then" || gap.Contains(", ", StringComparison.Ordinal) || gap.ContainsAny(Ends))
                return i;
        }

        return tokens.Count;
    }
}
