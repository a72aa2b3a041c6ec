using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Whether two figures with a mark between, or an ordinal, are a day: "on 3/14" is one; "5/5" is strength, "7/10" pain, "3/7" three days.</summary>
internal static class DayMonth
{
    private const int MostBottles = 4;
    private static readonly HashSet<string> Counted = new(StringComparer.OrdinalIgnoreCase)
    {
        "pain", "strength", "power", "score", "scored", "gcs", "mrc", "reflexes", "pulses", "vision", "va", "acuity", "apgar", "apgars", "mmse", "moca", "phq", "motor", "rated", "murmur", "systolic", "grade", "bp", "visual", "monofilament", "days", "x", "for", "every", "take", "tablet", "ratio", "cx", "cultures", "culture", "fluctuating", "ef", "intensity", "severity", "level", "felt", "sensation", "gave", "gives", "bd", "tds", "od", "qds", "r", "l", "re", "le", "ou", "os", "near", "pupils", "graded", "hands", "score:", "ecog", "frax", "gose", "must", "news", "mews", "pews", "qsofa", "sofa", "fim", "barthel", "berg", "morse", "apfel", "last", "lasted", "within", "over", "after", "x3", "ml", "iop", "iops", "gat", "pressures", "bipap", "cores", "nodes", "tone", "sbt",
    };

    // Words before which a fraction over 7, 12 or 52 is a time: "review 6/12".
    private static readonly HashSet<string> Spans = new(StringComparer.OrdinalIgnoreCase) { "review", "recall", "recheck", "repeat", "next", "fu", "f", "u", "in", "for", "x", "rv", "reassess", "retest", "booked", "follow", "up" };
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> CountedLookup = Counted.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SpanLookup = Spans.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsHere(Note note, int i)
    {
        if (note.Is(i - 1, Sense.Weekday) || note.IsMark(i - 1, ',') && note.Is(i - 2, Sense.Weekday))
            return true;
        var span = note[i + 2].Length <= 2 && note.Integer(i + 2) is 7 or 12 or 52;
        for (int before = i - 1, words = 0; before >= 0 && words < 3 && note[before].Shape != Shape.LineEnd; before--)
        {
            if (note.IsMark(before, '.') && note[before + 1].Spaced && words > 0)
                break;
            if (!note.IsWord(before))
                continue;
            words++;
            if (words == 1 && IsCulture(note, before) && note.Integer(i + 2) > MostBottles)
                return true;
            if (IsCounted(note, before, i) || span && words == 1 && SpanLookup.Contains(note.Span(before)))
                return false;
            if (words <= 2 && note[before].Is(Sense.DateCue) && before >= i - 3 && (words == 1 || !note.Is(i - 1, Sense.Drug) && note[i - 1].Sense != Sense.None))
                return !note.Is(i + 3, "days") && !note.Is(i + 3, "strength");
        }

        // Written with a leading zero (04/25, 12/03) it is a day, where a score would not be.
        if (note[i].Length == 2 && note[i + 2].Length == 2 && (note.Char(i) == '0' || note.Char(i + 2) == '0') && note.Integer(i + 2) != 10 && note.Integer(i + 2) != 20)
            return true;
        if (note.StartsSentence(i) && (i == 0 || note[i - 1].Shape == Shape.LineEnd) && (note.IsMark(i + 3, ':') || note.IsMark(i + 3, '-') || note.IsMark(i + 3, ',') || note.Has(i + 3) && note[i + 3].IsCapital))
            return true;
        return IsPlain(note, i);
    }

    /// <summary>In a note that writes its dates with this mark, the other pairs that may be a day and are no score: a first figure above the second, or a second that no scale ends with.</summary>
    public static void Echoes(Note note)
    {
        var (slash, dot) = (false, false);
        foreach (var span in note.Found)
        {
            if (span.Type != IdentifierType.Date || span.Value.AsSpan().IndexOfAny('/', '.') is not (> 0 and var at) || !char.IsAsciiDigit(span.Value[at - 1]))
                continue;
            slash |= span.Value[at] == '/';
            dot |= span.Value[at] == '.';
        }

        for (var i = 0; (slash || dot) && i + 2 < note.Count; i++)
        {
            if (slash && note.IsMark(i + 1, '/') && IsEcho(note, i) && !IsScale(note.Integer(i), note.Integer(i + 2)))
                note.Take(IdentifierType.Date, i, i + 3);
            else if (dot && note.IsMark(i + 1, '.') && IsEcho(note, i) && !(note.Is(i - 1, Sense.Clinical) || note.Has(i - 1) && note[i - 1].Shape == Shape.Upper) && (note.IsMark(i + 3, '.') && note.IsGlued(i + 3) && !note.IsLineEnd(i + 4) || note[i].Length == 2 && note[i + 2].Length == 2))
                note.Take(IdentifierType.Date, i, note.IsMark(i + 3, '.') && note.IsGlued(i + 3) && !note.IsLineEnd(i + 4) && !note[i + 4].IsCapital ? i + 4 : i + 3);
        }
    }

    /// <summary>A fraction of a week, a year or its months after a medicine or a word for a time: "for 3/7", "in 6/52".</summary>
    public static bool IsSpan(Note note, int i) => note.IsMark(i + 1, '/') && note.Integer(i + 2) is 7 or 12 or 52 && note.Integer(i) < note.Integer(i + 2)
        && (note.Is(i - 1, Sense.Drug | Sense.Unit) || note.Has(i - 1) && SpanLookup.Contains(note.Span(i - 1)));

    /// <summary>A word for what is counted, before its figure: "Power 4/5".</summary>
    public static bool IsCounted(Note note, int word) => note.IsWord(word) && note.IsDigits(word + 1) && CountedLookup.Contains(note.Span(word));

    /// <summary>Two figures that count what the word before them names: "cultures 2/4", "power 4/5".</summary>
    public static bool IsCountedPair(Note note, int i) => note.IsWord(i - 1) && IsCounted(note, i - 1, i);

    // Cultures are taken in few bottles: "cultures 2/2" counts them, "cultures 6/30" is a day.
    private static bool IsCounted(Note note, int word, int i) =>
        CountedLookup.Contains(note.Span(word)) && !(note.Integer(i + 2) > MostBottles && IsCulture(note, word));

    private static bool IsCulture(Note note, int word) => note.Is(word, "cx") || note.Is(word, "culture") || note.Is(word, "cultures");

    private static bool IsScale(int a, int b) => a <= b && b is 5 or 6 or 7 or 8 or 10 or 12 or 15 or 20 or 24 or 25 or 28 or 30;

    private static bool IsEcho(Note note, int i)
    {
        if (!note.IsFree(i) || !note.IsDigits(i) || note[i].Length > 2 || !note.IsDigits(i + 2) || note[i + 2].Length > 2 || !note.IsGlued(i + 1) || !note.IsGlued(i + 2) || !DateFinder.IsDayMonth(note.Integer(i), note.Integer(i + 2)))
            return false;
        if (note.IsGlued(i) && note.Char(i - 1) is not ('(' or ',' or '|' or '"') || note.IsGlued(i + 3) && note.Char(i + 3) is not ('.' or ',' or ';' or ':' or ')' or '|' or '"' or '?') || note.Is(i + 3, Sense.Unit) || note.IsMark(i + 3, '%') || note.IsDigits(i + 3))
            return false;
        for (int before = i - 1, words = 0; before >= 0 && words < 2 && note[before].Shape != Shape.LineEnd; before--)
        {
            if (note[before].Shape == Shape.Mark && note.Char(before) is '.' or ';' && note[before + 1].Spaced)
                break;
            if (!note.IsWord(before))
                continue;
            words++;
            if (IsCounted(note, before, i) || words == 1 && note.Is(before, Sense.Drug | Sense.Unit | Sense.Eponym | Sense.EponymHead | Sense.Product) && !note.Is(before, Sense.Name))
                return false;
        }

        return true;
    }

    /// <summary>02.02 after a word that dates, or with a closing full stop after "am" or "vom".</summary>
    public static bool IsDotted(Note note, int i)
    {
        var german = note.Is(i - 1, "am") || note.Is(i - 1, "vom") || note.Is(i - 1, "bis") || note.Is(i - 1, "zum") || note.Is(i - 1, "ab");
        if (german)
            return note.IsMark(i + 3, '.');
        if (note.Integer(i + 2) > 12)
            return false;
        // "LOG  19.8.  1610": a field of its own, closed by a full stop, with a time after it.
        if ((note.IsGap(i) || note.IsLineEnd(i - 1)) && note.IsMark(i + 3, '.') && note.IsGlued(i + 3) && note.IsGap(i + 4) && note.IsDigits(i + 4))
            return true;
        return note[i].Length == 2 && note[i + 2].Length == 2 && (note.Char(i) == '0' || note.Char(i + 2) == '0') && note.Is(i - 1, Sense.DateCue) && !note.Is(i + 3, Sense.Unit);
    }

    /// <summary>"Saturday 3rd", "review 8th".</summary>
    public static bool IsOrdinal(Note note, int i, int end, HashSet<string> after)
    {
        if (note.Is(i - 1, Sense.Weekday) && !after.GetAlternateLookup<ReadOnlySpan<char>>().Contains(note.Span(end)))
            return true;
        return note.Is(i - 1, Sense.DateCue) && (note.IsLineEnd(end) || note[end].Shape == Shape.Mark && note.Char(end) is '.' or ',' or ';' or ')') && !note.Is(i - 1, "in");
    }

    // 18/11 or 5/26 where only one of the two can be the month, and no measure or medicine stands before.
    private static bool IsPlain(Note note, int i)
    {
        var (a, b) = (note.Integer(i), note.Integer(i + 2));
        if (Math.Max(a, b) < 13 || Math.Min(a, b) > 12 || b == 20 && a != 20 && a < 10 || note.IsWord(i + 3) && note.IsGlued(i + 3) || note.IsMark(i - 1, '(') || note.IsDigits(i - 1))
            return false;
        var before = note.WordBefore(i);
        if (before < 0)
            return note.IsDigits(i + 3, 4) || i > 1 && note[i - 1].Shape == Shape.Mark && note.Char(i - 1) is '.' or '&' or ';' && note[i - 2].Shape != Shape.Digits;
        // No figure of a scale stands over a smaller one, and few scales go to a figure that no dozen or score makes: "CXR 18/11", "adm 7/29".
        if (!note.Is(before, Sense.Drug | Sense.Unit | Sense.Eponym | Sense.EponymHead | Sense.Product) && (a > 12 || b is 13 or 14 or 17 or 19 or (> 20 and not (24 or 25 or 28 or 30))) && note[before].Length > 1 && !(note.IsMark(i + 3, ',') && note.IsDigits(i + 4)))
            return true;
        if (note.Is(before, Sense.Clinical | Sense.Drug | Sense.Eponym | Sense.EponymHead | Sense.Product | Sense.Unit))
            return note.Is(before, Sense.Name) && !note.Is(before, Sense.Drug | Sense.Unit | Sense.Eponym);
        if (note.Is(before, "me") || note.Is(before, "him") || note.Is(before, "her") || note.Is(before, "us") || note.Is(before, "them") || note.Is(before, "on"))
            return true;
        return !(note[before].Shape == Shape.Upper && !note.Capitals) && note[before].Length > 2 && (note[before].Sense != Sense.None || note.Is(i + 3, "w") || note[before].IsCapital) && !note.Is(before, "the") && !note.Is(before, "and");
    }
}
