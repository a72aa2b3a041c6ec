using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What an amount stands for: the medicine it is a dose of, and its place in a change ("from 75 to 100").</summary>
internal sealed class NumberRoles(AnswerVocabulary vocabulary, FactBase? facts = null)
{
    private const int SequenceReach = 24;

    /// <summary>Whether the amount is a dose of another medicine in all the evidence that holds it, and the evidence states other doses of this one.</summary>
    public bool IsOfAnotherMedicine(Statement sentence, TextNumber number, IReadOnlyList<Fact> basis, Func<Statement, TextNumber, bool> isSame)
    {
        // A concentration is measured, and no dose of anything.
        if (number.Unit is not { } unit || unit.EndsWith("mol/L", StringComparison.Ordinal) || Medicine(sentence, number) is not (var mine and not 0))
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
                if (same && (theirs == mine || theirs == 0 || IsOfAll(fact.Statement, amount, mine) || AreNeighbours(sentence, number, mine, theirs) || AreNeighbours(fact.Statement, amount, mine, theirs) || AreJoined(fact.Statement, amount, mine, theirs)))
                    return false;
                other |= same;
                rival |= same ? sentence.Stems.Contains(theirs) : theirs == mine && IsDose(number);
            }
        }

        return other && rival;
    }

    /// <summary>"Calcium gluconate 10 mL": neighbouring words of one name, the last medicine before the amount.</summary>
    private static bool AreNeighbours(Statement statement, TextNumber amount, uint one, uint other)
    {
        for (var i = statement.ConceptAt.Length - 1; i > 0; i--)
        {
            var (before, here) = (statement.ConceptAt[i - 1], statement.ConceptAt[i]);
            if (statement.Hits.Tokens[i].Start < amount.Start && (here == one || here == other))
                return here != before && (before == one || before == other) && statement.Hits.Tokens[i].Start - statement.Hits.Tokens[i - 1].End == 1;
        }

        return false;
    }

    /// <summary>"Check digoxin and potassium in a week": a time is of both that are joined before it.</summary>
    private static bool AreJoined(Statement fact, TextNumber amount, uint mine, uint theirs)
    {
        var (first, second) = (Array.IndexOf(fact.ConceptAt, mine), Array.IndexOf(fact.ConceptAt, theirs));
        if (first < 0 || second <= first || amount.Unit is null || !NumberReader.SameDimension(amount.Unit, "h") || fact.Hits.Tokens[second].Start > amount.Start)
            return false;
        var joins = false;
        for (var i = first + 1; i < second; i++)
            joins |= fact.Hits.Tokens.Word(i) is "and" or "or";
        return joins && !fact.Numbers.Any(number => number.Start > fact.Hits.Tokens[first].Start && number.Start < fact.Hits.Tokens[second].Start);
    }

    /// <summary>"A 500 mg three times daily or B 500 mg twice daily, 5 days": how long, behind the comma that closes the list, is of each that stands in it.</summary>
    private static bool IsOfAll(Statement fact, TextNumber amount, uint medicine)
    {
        if (amount.Unit is not ("d" or "wk" or "mo"))
            return false;
        var before = fact.Text.AsSpan(0, amount.Start).TrimEnd();
        foreach (var lead in (ReadOnlySpan<string>)["for", "each", "both", "either", "all"])
            before = before.EndsWith(" " + lead, StringComparison.OrdinalIgnoreCase) ? before[..^lead.Length].TrimEnd() : before;
        if (!before.EndsWith(","))
            return false;
        var first = Array.IndexOf(fact.ConceptAt, medicine);
        if (first < 0 || fact.Hits.Tokens[first].End > before.Length)
            return false;
        var list = before[fact.Hits.Tokens[first].Start..];
        return list.Contains(" or ", StringComparison.OrdinalIgnoreCase) && !fact.Numbers.Any(other => other.Unit == amount.Unit && other.Start > fact.Hits.Tokens[first].Start && other.Start < amount.Start);
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

    /// <summary>Two amounts that stand together in the sentence and apart in the evidence, each beside another of the other's kind ("100 mg over 4 hours" of "50 mg over 4 hours, then 100 mg over 16").</summary>
    public static bool IsMismatched(Statement sentence, IReadOnlyList<Fact> basis)
    {
        foreach (var (first, second) in Pairs(sentence))
        {
            bool together = false, otherSecond = false, otherFirst = false;
            foreach (var fact in basis)
            {
                foreach (var (theirs, beside) in Pairs(fact.Statement))
                {
                    if (!NumberUnits.AreOfOneKind(first, theirs) || !NumberUnits.AreOfOneKind(second, beside))
                        continue;
                    var (one, two) = (AreEqual(first, theirs), AreEqual(second, beside));
                    together |= one && two;
                    otherSecond |= one && !two;
                    otherFirst |= two && !one;
                }
            }

            if (otherSecond && otherFirst && !together)
                return true;
        }

        return false;
    }

    /// <summary>Neighbouring numbers of two kinds within a clause or across a comma.</summary>
    private static IEnumerable<(TextNumber First, TextNumber Second)> Pairs(Statement statement)
    {
        for (var i = 1; i < statement.Numbers.Count; i++)
        {
            var (one, two) = (statement.Numbers[i - 1], statement.Numbers[i]);
            var between = one.End < two.Start ? statement.Text.AsSpan(one.End, two.Start - one.End) : [];
            if (one.High is null && two.High is null && !between.Contains(';') && !between.Contains(". ", StringComparison.Ordinal) && !between.Contains(" then ", StringComparison.Ordinal) && !NumberUnits.AreOfOneKind(one, two))
                yield return (one, two);
        }
    }

    private static bool AreEqual(TextNumber one, TextNumber other) =>
        one.Unit is null || other.Unit is null ? one.Value == other.Value : NumberReader.SameAmount(one.Value, one.Unit, other.Value, other.Unit);

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
            if (i + 1 < statement.Numbers.Count && statement.Numbers[i + 1] is var later && number.End <= later.Start && IsNow(statement.Text.AsSpan(later.End)) && IsStart(statement.Text.AsSpan(number.End, later.Start - number.End)))
                yield return (Whole(number), Whole(later));
            // "38 %, was 30 % last year", "48 %, up from 40 %".
            if (i + 1 < statement.Numbers.Count && statement.Numbers[i + 1] is var earlier && number.End < earlier.Start && IsEarlier(statement.Text.AsSpan(number.End, earlier.Start - number.End)))
                yield return (Whole(earlier), Whole(number));
            if (!EndsWithFrom(statement.Text.AsSpan(0, number.Start)))
                continue;
            if (number.High is { } high)
            {
                yield return (number.Value, high);
            }
            else if (i + 1 < statement.Numbers.Count && statement.Numbers[i + 1] is var next && number.End <= next.Start && statement.Text.AsSpan(number.End, next.Start - number.End).Trim() is "to" or "beforehand to" or "before to" or "initially to" or "at baseline to" or "on admission to")
            {
                yield return (Whole(number), Whole(next));
            }
        }
    }

    /// <summary>"6/60" and "6/9" are two figures.</summary>
    private static decimal Whole(TextNumber number) => number.Second is { } second && number.Value < 1_000_000 && second < 1_000_000 ? number.Value + (second * 1_000_000) : number.Value;

    private static bool IsEarlier(ReadOnlySpan<char> between) =>
        between.Length < 24 && between.TrimEnd() is var last && (last.EndsWith(", was") || last.EndsWith("(was") || last.EndsWith(" up from") || last.EndsWith(" down from") || last.EndsWith(", previously") || last.EndsWith("(previously"));

    /// <summary>"Hb is up to 118" where the evidence says "89, was 118".</summary>
    public static bool IsEarlierAsNow(Statement sentence, IReadOnlyList<Fact> basis)
    {
        foreach (var number in sentence.Numbers)
        {
            if (!IsToldAsNow(sentence.Text.AsSpan(0, number.Start)))
                continue;
            bool earlier = false, now = false;
            foreach (var fact in basis)
            {
                for (var i = 0; i < fact.Statement.Numbers.Count; i++)
                {
                    var theirs = fact.Statement.Numbers[i];
                    if (!NumberUnits.AreOfOneKind(number, theirs) || !AreEqual(number, theirs))
                        continue;
                    if (i > 0 && NumberUnits.AreOfOneKind(fact.Statement.Numbers[i - 1], theirs) && fact.Statement.Numbers[i - 1].End <= theirs.Start && IsEarlier(fact.Statement.Text.AsSpan(fact.Statement.Numbers[i - 1].End, theirs.Start - fact.Statement.Numbers[i - 1].End)))
                        earlier = true;
                    else
                        now = true;
                }
            }

            if (earlier && !now)
                return true;
        }

        return false;
    }

    private static bool IsToldAsNow(ReadOnlySpan<char> before)
    {
        var last = before.TrimEnd();
        return last.EndsWith(" is") || last.EndsWith(" is now") || last.EndsWith(" now") || last.EndsWith(" currently") || last.EndsWith(" is up to") || last.EndsWith(" is down to") || last.EndsWith(" today") || last.EndsWith(" stands at");
    }

    /// <summary>"200 mg first, then 400 mg" where the evidence gives 400 mg, then 200 mg.</summary>
    public static bool IsReordered(Statement sentence, IReadOnlyList<Fact> basis, int next)
    {
        foreach (var (first, second) in Sequences(sentence, next))
        {
            bool turned = false, same = false;
            foreach (var fact in basis)
            {
                foreach (var (theirs, later) in Sequences(fact.Statement, next))
                {
                    same |= AreEqual(first, theirs) && AreEqual(second, later);
                    turned |= AreEqual(first, later) && AreEqual(second, theirs);
                }
            }

            if (turned && !same)
                return true;
        }

        return false;
    }

    /// <summary>Two neighbouring amounts of one kind with a word of sequence between them or right behind the second.</summary>
    private static IEnumerable<(TextNumber First, TextNumber Second)> Sequences(Statement statement, int next)
    {
        for (var i = 1; i < statement.Numbers.Count; i++)
        {
            var second = statement.Numbers[i];
            for (var k = i - 1; k >= 0; k--)
            {
                var first = statement.Numbers[k];
                if (second.Unit is null || first.Unit is null || first.Value == second.Value || !NumberUnits.AreOfOneKind(first, second))
                    continue;
                foreach (var hit in statement.Hits.Of(next))
                {
                    var place = statement.Hits.Tokens[hit.Start].Start;
                    if (place >= first.End && place < second.End + SequenceReach)
                    {
                        yield return (first, second);
                        break;
                    }
                }

                break;
            }
        }
    }

    private static bool IsStart(ReadOnlySpan<char> behind) =>
        IsMonth(behind) ||
        behind.TrimStart() is "before, " or "beforehand, " or "before and " or "before; " || behind.TrimStart().StartsWith("before surgery", StringComparison.OrdinalIgnoreCase) || behind.TrimStart().StartsWith("before treatment", StringComparison.OrdinalIgnoreCase) || behind.Contains("at the start", StringComparison.OrdinalIgnoreCase) || behind.Contains("initially", StringComparison.OrdinalIgnoreCase) || behind.Contains("at baseline", StringComparison.OrdinalIgnoreCase) || behind.Contains("on admission", StringComparison.OrdinalIgnoreCase);

    /// <summary>"in March,".</summary>
    private static bool IsMonth(ReadOnlySpan<char> behind)
    {
        foreach (var month in (ReadOnlySpan<string>)["in January", "in February", "in March", "in April", "in May", "in June", "in July", "in August", "in September", "in October", "in November", "in December", "last year", "last month", "last week", "a year ago"])
        {
            if (behind.TrimStart().StartsWith(month, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsNow(ReadOnlySpan<char> behind) =>
        behind.TrimStart().StartsWith("after", StringComparison.OrdinalIgnoreCase) || behind.TrimStart().StartsWith("now", StringComparison.OrdinalIgnoreCase) || behind.TrimStart().StartsWith("today", StringComparison.OrdinalIgnoreCase) || behind.TrimStart().StartsWith("at discharge", StringComparison.OrdinalIgnoreCase);

    private static bool EndsWithFrom(ReadOnlySpan<char> before) => before.TrimEnd().EndsWith("from", StringComparison.OrdinalIgnoreCase);

    private static bool IsDose(TextNumber number) => number.Unit is { } unit && (NumberReader.SameDimension(unit, "mg") || unit is "mg/kg" or "ug/kg" or "g/kg" or "U" or "U/kg" or "mg/d" or "g/d");

    /// <summary>The medicine that the amount is a dose of: the next behind "of" or right behind it, else the last before it; 0 where none is named.</summary>
    public uint Medicine(Statement statement, TextNumber number) => Medicine(statement, number.Start, number.End);

    /// <summary>As <see cref="Medicine(Statement, TextNumber)"/>, of what stands from one place to another.</summary>
    public uint Medicine(Statement statement, int start, int end)
    {
        var tokens = statement.Hits.Tokens;
        uint before = 0, after = 0;
        var right = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (statement.ConceptAt[i] == 0 || !IsMedicine(statement, i))
                continue;
            if (tokens[i].Start < start)
            {
                // "Paracetamol goes well with edoxaban: 1 g", which he takes: what it goes with is not what is dosed there.
                if (before != 0 && i > 0 && tokens.Word(i - 1) is "with" or "taking" or "takes" && facts?.IsOfRecord(statement.ConceptAt[i]) == true && tokens[i].End < start && BeginsAnew(statement.Text.AsSpan(tokens[i].End, start - tokens[i].End)))
                    continue;
                before = tokens[i].End < start && statement.Text.AsSpan(tokens[i].End, start - tokens[i].End).Contains(';') ? 0 : statement.ConceptAt[i];
            }
            else if (tokens[i].Start >= end && after == 0)
            {
                after = statement.ConceptAt[i];
                var between = statement.Text.AsSpan(end, tokens[i].Start - end).TrimStart();
                right = between.Length == 0 || (between.StartsWith("of ", StringComparison.Ordinal) && between.TrimEnd().Count(' ') <= 1);
            }
        }

        return right ? after : before;
    }

    /// <summary>Whether any medicine is named.</summary>
    public bool NamesAny(Statement statement)
    {
        for (var i = 0; i < statement.Hits.Tokens.Count; i++)
        {
            if (statement.ConceptAt[i] != 0 && IsMedicine(statement, i))
                return true;
        }

        return false;
    }

    /// <summary>Whether the medicine is named behind a place.</summary>
    public static bool Names(Statement statement, uint medicine, int behind)
    {
        for (var i = 0; i < statement.ConceptAt.Length; i++)
        {
            if (statement.ConceptAt[i] == medicine && statement.Hits.Tokens[i].Start >= behind)
                return true;
        }

        return false;
    }

    private static bool BeginsAnew(ReadOnlySpan<char> between) => between.StartsWith(", ") || between.Contains(':') || between.Contains(" is ", StringComparison.Ordinal);

    private bool IsMedicine(Statement statement, int token) => vocabulary.IsMedicine(statement.Hits.Tokens.Word(token));
}
