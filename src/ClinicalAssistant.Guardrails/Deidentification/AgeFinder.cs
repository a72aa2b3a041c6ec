using System.Collections.Frozen;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Ages over 89. Others are kept.</summary>
internal static class AgeFinder
{
    private const int Oldest = 125;
    private const int MeasureReach = 4;
    private static readonly FrozenSet<string> BeforeAge = new[] { "turned", "turns", "turning", "hit", "hits", "now", "so", "nearly", "almost", "aged", "age", "being" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> BeforeMeasure = new[] { "over", "point", "to", "number", "weight", "room", "bed", "or", "nineteen" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> AfterAge = new[] { "years", "yrs", "last", "next", "now", "today", "tomorrow", "soon", "already" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> AfterMeasure = new[] { "per", "point", "over", "or", "to", "of", "more", "times", "day", "minute" }.ToFrozenSet(StringComparer.Ordinal);

    public static void Find(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Taken)
                continue;
            if (InWords(note, i))
                note.Take(IdentifierType.AgeOver89, i, note.IsDigits(i) ? i + 2 : i + 1);
            else if (note.IsDigits(i) && note[i].Length is 2 or 3 && note.Integer(i) is >= 90 and <= Oldest && !IsPart(note, i) && (IsFollowed(note, i + 1) || IsPreceded(note, i) && !IsDose(note, i + 1)))
                note.Take(IdentifierType.AgeOver89, i, i + 1);
            else if (note.Is(i, Sense.NumberWord) && note.Is(i, "ninety") || note.Is(i, Sense.NumberWord) && note.Is(i, "hundred") && (note.Is(i - 1, "one") || note.Is(i - 1, "a")))
                Spelled(note, i);
        }
    }

    // "a nonagenarian", "in her late nineties", "in his 90s"; "sats in the 90s" and "the nineties" are none.
    private static bool InWords(Note note, int i)
    {
        if (note.Is(i, "nonagenarian") || note.Is(i, "centenarian") || note.Is(i, "supercentenarian"))
            return true;
        if (!note.Is(i, "nineties") && !(note.IsDigits(i, 2) && note.Integer(i) == 90 && note.Is(i + 1, "s") && note.IsGlued(i + 1)))
            return false;
        var before = note.WordBefore(i);
        if (note.Is(before, "early") || note.Is(before, "mid") || note.Is(before, "late"))
            before = note.WordBefore(before);
        return note.Is(before, "his") || note.Is(before, "her") || note.Is(before, "their") || note.Is(before, "my") || note.Is(before, "your");
    }

    /// <summary>Ages beside a name that was found: "lavinia thorogood, 91, fell".</summary>
    public static void FindBesideNames(Note note)
    {
        for (var found = note.Found.Count - 1; found >= 0; found--)
        {
            if (note.Found[found].Type != IdentifierType.Name)
                continue;
            var at = note.TokenAt(note.Found[found].End);
            var i = note.IsMark(at, ',') || note.IsMark(at, '(') ? at + 1 : at;
            if (note.IsDigits(i) && note[i].Length is 2 or 3 && note.Integer(i) is >= 90 and <= Oldest && !IsPart(note, i) && (note.IsLineEnd(i + 1) || note.Char(i + 1) is ',' or ')' or ';' or '.' or '-' or '|' || note.Is(i + 1, "M") || note.Is(i + 1, "F")))
                note.Take(IdentifierType.AgeOver89, i, i + 1);
        }
    }

    /// <summary>Of what the tagger took for an age ("F/93") the figure only, and only where it is one over 89.</summary>
    public static void TakeLearned(Note note, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (note.Integer(at) is >= 90 and <= Oldest && !IsValue(note, at))
                note.Take(IdentifierType.AgeOver89, at, at + 1);
        }
    }

    // "PT 98", "HR 104", "94 kg"
    private static bool IsValue(Note note, int at) =>
        note.Is(at + 1, Sense.Unit) && note.Char(at + 1) is not ('y' or 'Y') || note.IsMark(at + 1, '%')
        || note.IsWord(at - 1) && !note.Is(at - 1, Sense.Name | Sense.Relative) && (note[at - 1].Shape == Shape.Upper && note[at - 1].Length > 1 && !note.Capitals || !note.Is(at - 1, Sense.NameCue) && note.Is(at - 1, Sense.Clinical | Sense.Unit | Sense.Drug));

    // "is now 100 micrograms"
    private static bool IsDose(Note note, int i) => note.Is(i, "micrograms") || note.Is(i, "milligrams") || note.Is(i, "mg") || note.Is(i, "mcg") || note.Is(i, "units") || note.Is(i, "ml");

    private static bool IsPart(Note note, int i) =>
        (note.IsGlued(i) && note.Char(i - 1) is '.' or '/' or '-' or ',' && note.IsDigits(i - 2)) || (note.IsGlued(i) && note[i - 1].IsWord)
        || (note.IsGlued(i + 1) && note.Char(i + 1) is '/' or '.' or ',' && note.IsDigits(i + 2)) || note.IsMark(i + 1, '%') || note.IsMark(i + 1, '+');

    private static bool IsFollowed(Note note, int i)
    {
        var at = note.IsMark(i, '-') ? i + 1 : i;
        if (note.Is(at, "yo") || note.Is(at, "yof") || note.Is(at, "yom") || note.Is(at, "ans") || note.Is(at, "jahre") || note.Is(at, "anos"))
            return true;
        if (note.Is(at, "y") || note.Is(at, "yr") || note.Is(at, "yrs") || note.Is(at, "year") || note.Is(at, "years"))
        {
            // "98y", "91y," written together say nothing but an age.
            if (at == i && note.IsGlued(at) && (note.IsLineEnd(at + 1) || note.Char(at + 1) is ',' or '.' or ';' or ')' or '|'))
                return true;
            at++;
            while (note.IsMark(at, '-') || note.IsMark(at, '/') || note.IsMark(at, '.'))
                at++;
            return note.Is(at, "o") || note.Is(at, "old") || (note.Is(at, "of") && note.Is(at + 1, "age")) || note.Is(at, "female") || note.Is(at, "male") || note.Is(at, "woman") || note.Is(at, "man") || note.Is(at, "lady") || note.Is(at, "gentleman") || (note.Is(at - 1, "yrs") || note.Is(at - 1, "years") && (note.IsMark(i - 2, ',') || note.IsMark(i - 2, '('))) && (note.IsLineEnd(at) || note.Char(at) is ',' or '.' or ';' or ')');
        }

        return (note.IsGlued(at) && (note.Is(at, "M") || note.Is(at, "F")) && note[at].IsCapital && (!note.IsGlued(at + 1) || note.Char(at + 1) is ',' or '.' or ';' or ')' && !note.Is(i - 2, Sense.Clinical))) || ((note.Is(at, "F") || note.Is(at, "M")) && note[at].IsCapital && !note.IsMark(at + 1, '.'))
            || note.Is(at, "male") || note.Is(at, "female") || note.Is(at, "woman") || note.Is(at, "lady") || note.Is(at, "gentleman");
    }

    private static bool IsPreceded(Note note, int i)
    {
        var before = note.WordBefore(i);
        if (note.Is(before, "aged") || note.Is(before, "age") || note.Is(before, "turned") || note.Is(before, "turning") || (note.Is(before, "of") && note.Is(before - 1, "age")) || (note.Is(before, "is") && note.Is(before - 1, "age")))
            return before >= i - 3;
        // "Female 96, fell"
        if ((note.Is(i - 1, "female") || note.Is(i - 1, "male") || note.Is(i - 1, "lady") || note.Is(i - 1, "gentleman") || note.Is(i - 1, "widow") || note.Is(i - 1, "widower")) && (note.IsLineEnd(i + 1) || note.Char(i + 1) is ',' or '.' or ';' or ')'))
            return true;
        // "lived to 102", "died at 97"
        if ((note.Is(before, "to") || note.Is(before, "at")) && (note.Is(before - 1, "lived") || note.Is(before - 1, "died")) && !note.Is(i + 1, Sense.Unit))
            return true;
        // "At 93, she lives alone"
        if (note.Is(i - 1, "at") && note.StartsSentence(i - 1) && note.IsMark(i + 1, ',') && IsPerson(note, i + 2))
            return true;
        // "07/01/1934 (90)", "dob 12 feb 1930 so 94"
        if ((note.IsMark(i - 1, '(') && note.IsMark(i + 1, ')') && note.Has(i - 2) && note[i - 2].Taken && note.IsDigits(i - 2)) || note.Is(i - 1, "so") && note.Has(i - 2) && (note[i - 2].Taken || note.IsMark(i - 2, ',') && note.Has(i - 3) && note[i - 3].Taken) && !note.Is(i + 1, Sense.Unit))
            return true;
        // "Mrs Olive Oakes (91)"
        if (note.IsMark(i - 1, '(') && note.IsMark(i + 1, ')') && note.Has(i - 2) && note[i - 2].Shape == Shape.Title && (note.Is(i - 2, Sense.Name) || note[i - 2].Sense == Sense.None) && !note.Is(i - 2, Sense.Clinical | Sense.Drug | Sense.Eponym))
            return true;
        // "I am 91", "I'm 91"
        if ((note.Is(i - 1, "am") && note.Is(i - 2, "i")) || (note.Has(i - 1) && note.Span(i - 1) is "'m" or "\u2019m"))
            return !note.Is(i + 1, Sense.Unit) && (!note.IsWord(i + 1) || note.Is(i + 1, Sense.Function));
        // "pt 98, fell", "Mrs Halloran is 94."; PT 98 is a time of clotting.
        if (((note.Is(i - 1, "pt") && note[i - 1].Shape == Shape.Lower) || note.Is(i - 1, "patient") || (note.Is(i - 1, "is") && note.Has(i - 2) && note[i - 2].IsCapital && note.Is(i - 2, Sense.Name) && !note.Is(i - 2, Sense.Clinical | Sense.Drug))) && (note.IsLineEnd(i + 1) || note.Char(i + 1) is ',' or '.' or ';' or ')' or '!'))
            return true;
        var being = note.Is(i - 1, "is") || note.Is(i - 1, "was") || (note.Has(i - 1) && note.Span(i - 1) is "'s" or "\u2019s") || note.Is(i - 1, "now") || note.Is(i - 1, "nearly") || note.Is(i - 1, "almost");
        if (being && (IsPerson(note, i - 2) || ((note.Is(i - 2, "is") || (note.Has(i - 2) && note.Span(i - 2) is "'s" or "\u2019s")) && IsPerson(note, i - 3))))
            return !note.Is(i + 1, Sense.Unit) && (!note.IsWord(i + 1) || note.Is(i + 1, Sense.Function));
        // "Mr Oyelowo is now 92"
        if (note.Is(i - 1, "now") && note.Is(i - 2, "is") && note.Has(i - 3) && note[i - 3].IsCapital)
            return !note.Is(i + 1, Sense.Unit);
        // "Mr Osei Bediako, 92, ..." and "Renata Solis, 92."
        return note.IsMark(i - 1, ',') && note.IsWord(i - 2) && note[i - 2].IsCapital && !note.Is(i - 2, Sense.Clinical | Sense.Drug) && (note.IsMark(i + 1, ',') || note.IsMark(i + 1, '.'));
    }

    private static bool IsPerson(Note note, int i) => note.Is(i, "she") || note.Is(i, "he") || note.Is(i, "who") || note.Is(i, "patient") || note.Is(i, "pt") || note.Is(i, Sense.Relative) || note.Is(i, "they");

    // In words, an age is seldom anything else, but for a pressure, a pulse, a share, and what is counted: "ninety patients", "one ten over ninety".
    private static bool IsMeasured(Note note, int before, int end)
    {
        for (int at = before, words = 0; note.IsWord(at) && words < MeasureReach; at = note.WordBefore(at), words++)
        {
            if (note.Is(at, Sense.Clinical | Sense.Unit | Sense.Drug | Sense.NumberWord) && !note.Is(at, Sense.Relative | Sense.Name) || BeforeMeasure.Contains(note.Folded(at)) || words == 0 && note.Is(at, "about"))
                return true;
        }

        return note.IsMark(end, '%') || note.IsWord(end) && !AfterAge.Contains(note.Folded(end)) && (!note.Is(end, Sense.Function) || AfterMeasure.Contains(note.Folded(end)));
    }

    // "his mother is a hundred and two", "Mr Brannick, ninety-six", "she turns ninety-one", "so ninety four"
    private static bool IsOfPerson(Note note, int start)
    {
        if (BeforeAge.Contains(note.Folded(start - 1)))
            return true;
        var at = note.Is(start - 1, "is") || note.Is(start - 1, "was") || note.Has(start - 1) && note.Span(start - 1) is "'s" or "\u2019s" or "," or "(" ? start - 2 : start - 1;
        return IsPerson(note, at) || note.IsWord(at) && note[at].IsCapital && note[at].Length > 2 && (note.Is(at, Sense.Name) || note[at].Sense is Sense.None or Sense.Guessed) && !note.Is(at, Sense.Clinical);
    }

    private static void Spelled(Note note, int i)
    {
        var start = note.Is(i, "hundred") && note.Is(i - 1, "one") ? i - 1 : i;
        var end = i + 1;
        while (note.IsMark(end, '-') || note.Is(end, "and"))
            end++;
        if (DateWords.Number(note.Span(end)) is >= 1 and <= 25)
            end++;
        else
            end = i + 1;
        if (note.Is(start - 1, "a") && note.Is(i, "hundred"))
            start--;
        var before = note.WordBefore(start);
        // "Winifred Ash, ninety-four, widow of ..."
        var beside = note.IsMark(start - 1, ',') && note.IsWord(start - 2) && note[start - 2].IsCapital && (note.IsMark(end, ',') || note.IsMark(end, '.'));
        var told = end > i + 1 && IsOfPerson(note, start) && !IsMeasured(note, before, end);
        if (told || beside || IsFollowed(note, end) || note.Is(before, "aged") || note.Is(before, "age") || note.Is(before, "turned") || ((note.Is(start - 1, "is") || (note.Has(start - 1) && note.Span(start - 1) is "'s" or "\u2019s")) && IsPerson(note, start - 2) && !note.Is(end, "percent") && !note.Is(end, Sense.Unit)))
            note.Take(IdentifierType.AgeOver89, start, end);
    }
}
