using System.Buffers;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What the figures of a statement are said of, stretch by stretch ("lying 146/82, standing 112/64"), and whether a sentence exchanges them.</summary>
internal static class FigureLabels
{
    private const int Near = 3;
    private static readonly SearchValues<char> Ends = SearchValues.Create(";()\n");

    /// <summary>
    /// Whether the evidence says another figure of what the sentence says this one of, and this one of something else. What a sentence of the
    /// evidence opens with it may say of all its figures.
    /// </summary>
    public static bool IsCrossed(Statement sentence, TextNumber number, IReadOnlyList<Fact> basis, Func<Statement, TextNumber, int> direction)
    {
        HashSet<uint> owned = [], rival = [], opening = [];
        var stands = false;
        Fact? before = null;
        foreach (var fact in basis)
        {
            var (previous, goesOn) = (before, before?.EvidenceId == fact.EvidenceId && GoesOn(fact.Statement));
            before = goesOn ? before : fact;
            foreach (var other in fact.Statement.Numbers)
            {
                if (!NumberUnits.AreOfOneKind(number, other) || number.Second is null != other.Second is null)
                    continue;
                if (!IsSame(number, other))
                {
                    // A band that the figure falls in is a criterion, and no other figure of the thing.
                    if (other.High is { } high && number.High is null && number.Unit == other.Unit && number.Value >= other.Value && number.Value <= high)
                        continue;
                    if (number.High is null && (number.Unit == other.Unit || NumberUnits.Measured(number.Unit) is null) && other.High is null && direction(sentence, number) == 0 && direction(fact.Statement, other) is var bound and not 0 && (bound > 0 ? number.Value > other.Value : number.Value < other.Value))
                        continue;
                    rival.UnionWith(Of(fact.Statement, other));
                    continue;
                }

                var theirs = Around(fact.Statement, other);
                if (theirs.Count == 0)
                    return false;
                owned.UnionWith(theirs);
                // "The antibiotic for two weeks and the steroid for four": an opening with a figure of its own speaks of that alone.
                if (End(fact.Statement, 0) is var end && !(HasOwnSubject(fact.Statement, other) && fact.Statement.Numbers.Any(own => NumberUnits.AreOfOneKind(number, own) && !IsSame(number, own) && own.Start < fact.Statement.Hits.Tokens[end - 1].End)))
                    opening.UnionWith(Between(fact.Statement, 0, end));
                if (goesOn)
                    opening.UnionWith(Between(previous!.Statement, 0, End(previous.Statement, 0)));
                stands = true;
            }
        }

        if (!stands || rival.Count == 0)
            return false;
        var mine = Of(sentence, number);
        return mine.Exists(word => rival.Contains(word) && !owned.Contains(word) && !opening.Contains(word)) && !mine.Exists(word => owned.Contains(word) && !rival.Contains(word));
    }

    /// <summary>"Sotalol 80 mg. Reduce to 40 mg if …": a sentence that goes on with what the one before is about.</summary>
    private static bool GoesOn(Statement statement) =>
        statement.Hits.Tokens.Count > 0 && statement.Hits.Tokens.Word(0) is "reduce" or "increase" or "halve" or "double" or "raise" or "lower" or "maximum" or "max" or "then" or "repeat" or "adjust" or "titrate" or "give" or "use" or "start" or "continue" or "otherwise";

    /// <summary>Whether words of its own stand before the figure in its stretch, "and the steroid for four weeks".</summary>
    private static bool HasOwnSubject(Statement statement, TextNumber number)
    {
        var (from, place, _) = Stretch(statement, number);
        return statement.Hits.Tokens.Word(from) is "and" or "while" or "whereas" && Between(statement, from, place).Count > 0;
    }

    private static bool IsSame(TextNumber number, TextNumber other) => number.Unit is { } unit && other.Unit is { } otherUnit
        ? NumberReader.SameAmount(number.Value, unit, other.Value, otherUnit)
        : (number.Value == other.Value && number.Second == other.Second) || number.Value == other.High;

    /// <summary>What the figure is of: the words behind it where a preposition binds them, else those before, else those behind.</summary>
    public static List<uint> Of(Statement statement, TextNumber number)
    {
        var (from, place, to) = Stretch(statement, number);
        var before = Between(statement, from, place);
        var behind = Between(statement, place, to).Take(Near).ToList();
        return behind.Count > 0 && (before.Count == 0 || IsBound(statement.Text.AsSpan(number.End), number)) ? behind : before;
    }

    /// <summary>All words of the figure's stretch, up to the figures of its kind on either side; where there are none, those before as well.</summary>
    public static List<uint> Around(Statement statement, TextNumber number)
    {
        var (from, _, to) = Stretch(statement, number);
        if (Between(statement, from, to) is { Count: > 0 } around)
            return around;
        while (from > 0 && End(statement, from - 1) > from)
            from--;
        return Between(statement, from, to);
    }

    private static bool IsBound(ReadOnlySpan<char> behind, TextNumber number) =>
        behind.StartsWith(" on ", StringComparison.Ordinal) || behind.StartsWith(" in ", StringComparison.Ordinal)
        || (behind.StartsWith(" of ", StringComparison.Ordinal) && !(number.Unit is { } unit && NumberReader.SameDimension(unit, "h")));

    private static (int From, int Place, int To) Stretch(Statement statement, TextNumber number)
    {
        var tokens = statement.Hits.Tokens;
        var from = 0;
        for (var next = End(statement, 0); next < tokens.Count && tokens[next].Start <= number.Start; next = End(statement, next))
            from = next;
        int place = from, to = End(statement, from);
        while (place < to && tokens[place].End <= number.Start)
            place++;
        foreach (var other in statement.Numbers)
        {
            if (!NumberUnits.AreOfOneKind(number, other))
                continue;
            while (other.End <= number.Start && from < place && tokens[from].Start < other.End)
                from++;
            while (other.Start >= number.End && to > place && tokens[to - 1].Start >= other.Start)
                to--;
        }

        return (from, place, to);
    }

    private static List<uint> Between(Statement statement, int first, int end)
    {
        var words = new List<uint>(end - first);
        for (var i = first; i < end; i++)
        {
            if (statement.ConceptAt[i] != 0 && !IsOfAmount(statement, i))
                words.Add(statement.ConceptAt[i]);
        }

        return words;
    }

    /// <summary>Units, frequencies, "dose" and the like say of no figure what it is of.</summary>
    private static bool IsOfAmount(Statement statement, int token)
    {
        if (statement.Hits.Tokens.Word(token) is "dose" or "doses" or "limit" or "maximum" or "ceiling" or "target" or "threshold" or "level" or "total" or "score" or "scores")
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
            if (tokens.Word(i) is "and" or "but" or "while" or "whereas" or "then" || gap.Contains(", ", StringComparison.Ordinal) || gap.ContainsAny(Ends) || (gap.Contains(':') && char.IsAsciiDigit(tokens.Word(i - 1)[0])))
                return i;
        }

        return tokens.Count;
    }
}
