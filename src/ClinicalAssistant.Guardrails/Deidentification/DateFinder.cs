using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Dates finer than a year, in figures and in words. Years alone, weekdays alone and times of day are kept.</summary>
internal static class DateFinder
{
    private static readonly HashSet<string> AfterOrdinal = new(StringComparer.OrdinalIgnoreCase)
    {
        "rib", "ribs", "floor", "dose", "percentile", "centile", "day", "cranial", "nerve", "week", "visit", "time", "toe", "finger", "metatarsal", "metacarpal", "intercostal", "degree", "trimester", "grade", "generation", "line", "session",
        "cycle", "attempt", "episode", "admission", "year", "month", "hour", "opinion", "presentation", "stage", "edition", "ventricle", "lumbar", "thoracic", "cervical", "child", "pregnancy", "century", "birthday", "lower", "upper", "pass", "one", "night", "part", "round", "infusion", "injection", "party",
    };

    public static void Find(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Taken)
                continue;
            var end = note.IsDigits(i) || note[i].Length < 3 && note.IsGlued(i + 1) ? Scanned(note, i) : i;
            end = end > i ? end : note.IsDigits(i) ? Figures(note, i) : note.IsWord(i) ? Words(note, i) : i;
            if (end > i)
                i = end - 1;
        }

        DayMonth.Echoes(note);
    }

    private static int Figures(Note note, int i)
    {
        if (note.IsGlued(i) && (note[i - 1].Shape >= Shape.Digits || note.Char(i - 1) is '.' or '/' or '-' && note.IsGlued(i - 1) && note.IsDigits(i - 2)))
            return i;
        var a = note.Integer(i);
        if (note[i].Length == 8)
            return Compact(note, i);
        var mark = note.IsGlued(i + 1) ? note.Char(i + 1) : '\0';
        // 06 / 18 / 2024
        if (mark == '\0' && note.IsMark(i + 1, '/') && note.IsDigits(i + 2) && note.IsMark(i + 3, '/') && note.IsDigits(i + 4, 4) && note[i].Length <= 2 && note[i + 2].Length <= 2 && IsDayMonth(a, note.Integer(i + 2)) && DateWords.IsYear(note.Integer(i + 4)))
            return Take(note, i, i + 5);
        if (mark is '/' or '-' or '.' && note.IsDigits(i + 2) && note.IsGlued(i + 2))
        {
            var b = note.Integer(i + 2);
            // 3-7-'52
            if (note.IsGlued(i + 3) && note.Char(i + 3) == mark && note.IsGlued(i + 4) && note.Char(i + 4) is '\'' or '\u2019' && note.IsDigits(i + 5, 2) && note[i].Length <= 2 && note[i + 2].Length <= 2 && IsDayMonth(a, b))
                return Take(note, i, i + 6);
            if (note.IsGlued(i + 3) && note.Char(i + 3) == mark && note.IsDigits(i + 4) && note.IsGlued(i + 4))
            {
                var c = note.Integer(i + 4);
                if (DateWords.IsYear(a) && note[i].Length == 4 && b is >= 1 and <= 12 && c is >= 1 and <= 31)
                    return Take(note, Weekday(note, i), Time(note, i + 5));
                var year = note[i + 4].Length == 2 || (note[i + 4].Length == 4 && DateWords.IsYear(c));
                if (year && note[i].Length <= 2 && note[i + 2].Length <= 2 && IsDayMonth(a, b) && !(note.IsGlued(i + 5) && note.Char(i + 5) == mark && note.IsDigits(i + 6)))
                    return Take(note, Weekday(note, i), Time(note, i + 5));
            }
            else if (!(note.IsGlued(i + 3) && (note[i + 3].Shape >= Shape.Digits || note.IsMark(i + 3, '%'))) && (!note.Is(i + 3, Sense.Unit) || note.Is(i + 3, Sense.Function)))
            {
                if (a is >= 1 and <= 12 && note[i].Length <= 2 && note[i + 2].Length == 4 && b is >= 1900 and <= 2060 && mark != '.')
                    return Take(note, i, i + 3);
                if (DateWords.IsYear(a) && note[i].Length == 4 && note[i + 2].Length == 2 && b is >= 1 and <= 12 && mark != '.')
                    return Take(note, i, i + 3);
                // 3/2-3/9
                if (mark == '/' && note[i + 2].Length <= 2 && IsDayMonth(a, b) && note.Char(i + 3) is '-' or '\u2013' && note.IsGlued(i + 4) && note.IsDigits(i + 4) && note.IsMark(i + 5, '/') && note.IsGlued(i + 6) && note[i + 6].Length <= 2 && IsDayMonth(note.Integer(i + 4), note.Integer(i + 6)))
                {
                    Take(note, Weekday(note, i), i + 3);
                    return Take(note, i + 4, i + 7);
                }

                if (mark == '/' && note[i].Length <= 2 && note[i + 2].Length <= 2 && IsDayMonth(a, b) && DayMonth.IsHere(note, i))
                    return Take(note, Weekday(note, i), i + 3);
                // 02.02 and, in German, 12.8.
                if (mark == '.' && note[i].Length <= 2 && note[i + 2].Length <= 2 && IsDayMonth(a, b) && DayMonth.IsDotted(note, i))
                    return Take(note, i, note.IsMark(i + 3, '.') && note.IsGlued(i + 3) && !note.IsLineEnd(i + 4) && !(note[i + 4].IsCapital && note[i + 4].Spaced) ? i + 4 : i + 3);
            }
        }

        // 04.IV.55, 13-IX
        if (mark is '/' or '-' or '.' && note[i].Length <= 2 && a is >= 1 and <= 31 && note.IsGlued(i + 2) && DateWords.RomanMonth(note.Span(i + 2)) && Roman(note, i, mark) is var roman && roman > i)
            return Take(note, i, roman);
        if (note[i].Length > 2 || a is < 1 or > 31)
            return DateWords.IsYear(a) && note[i].Length == 4 && mark is '-' or '/' or '.' && note.Is(i + 2, Sense.Month) ? Take(note, i, note.IsDigits(i + 4) && note.IsGlued(i + 4) ? i + 5 : i + 3) : i;
        return IsAfterWeekday(note, i) ? Take(note, Weekday(note, i), i + 1) : DayFirst(note, i);
    }

    // "home Sat 20." where nothing is counted; "Mon 3, Tue 4" are doses.
    private static bool IsAfterWeekday(Note note, int i)
    {
        var weekday = note.IsMark(i - 1, '.') ? i - 2 : i - 1;
        return note.Is(weekday, Sense.Weekday) && Weekday(note, i) < i && !(note.IsMark(weekday - 1, ',') && note.IsDigits(weekday - 2)) && (note.IsLineEnd(i + 1) || note.Char(i + 1) is '.' or ',' or ';' or ')' && !(note.IsGlued(i + 2) && note.IsDigits(i + 2)) && !note.Is(i + 2, Sense.Weekday));
    }

    // A date of a scan, where O, l and I stand for figures: O4/19/1957, 17.I.2024.
    private static int Scanned(Note note, int i)
    {
        var text = note.Text;
        var start = note[i].Start;
        if (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            return i;
        var end = start;
        var letters = 0;
        var digits = 0;
        var marks = 0;
        var run = 0;
        for (; end < text.Length; end++)
        {
            var c = text[end];
            if (char.IsAsciiDigit(c))
                (digits, run) = (digits + 1, run + 1);
            else if (c is 'O' or 'o' or 'l' or 'I')
                (letters, run) = (letters + 1, run + 1);
            else if (c is '/' or '-' or '.' && run is 1 or 2 && marks < 2 && end + 1 < text.Length && !char.IsWhiteSpace(text[end + 1]))
                (marks, run) = (marks + 1, 0);
            else
                break;
        }

        return marks == 2 && letters > 0 && digits >= 4 && run is 2 or 4 && !(end < text.Length && char.IsLetter(text[end])) ? Take(note, i, note.TokenAt(end)) : i;
    }

    // A month in Roman figures: with a year after it, or alone where it is more than one letter or the words say a date.
    private static int Roman(Note note, int i, char mark)
    {
        if (note.IsGlued(i + 3) && note.Char(i + 3) == mark && note.IsGlued(i + 4) && (note.IsDigits(i + 4, 2) || note.IsDigits(i + 4, 4) && DateWords.IsYear(note.Integer(i + 4))))
            return i + 5;
        return !note.IsGlued(i + 3) | note.Char(i + 3) is ',' or '.' or ';' or ')' && (note[i + 2].Length > 1 && note.Span(i + 2) is not "II" and not "III" || note.Is(note.WordBefore(i), Sense.DateCue)) ? i + 3 : i;
    }

    internal static bool IsDayMonth(int a, int b) => a is >= 1 and <= 31 && b is >= 1 and <= 31 && (a <= 12 || b <= 12);

    private static int Compact(Note note, int i)
    {
        var value = note.Integer(i);
        var month = value / 100 % 100;
        return value / 10000 is >= 1900 and <= 2049 && month is >= 1 and <= 12 && value % 100 is >= 1 and <= 31 && (!note.IsGlued(i + 1) || note[i + 1].Shape == Shape.Mark || note.Is(i + 1, "T")) ? Take(note, i, note.Is(i + 1, "T") ? Time(note, i + 1) : i + 1) : i;
    }

    private static int DayFirst(Note note, int i)
    {
        var at = i + 1;
        if (note.IsWord(at) && note.IsGlued(at) && DateWords.IsOrdinalSuffix(note.Span(at)))
            at++;
        var ordinal = at > i + 1;
        var last = at;
        // A range: 3-5 March, 3rd to 5th of March, 3. bis 5. Juni.
        if (note.IsMark(at, '.') && (note.Is(at + 1, "bis") || note.Is(at + 1, "und") || note.IsMark(at + 1, '-')) && note.IsDigits(at + 2) && note.Integer(at + 2) is >= 1 and <= 31 && note.IsMark(at + 3, '.'))
            last = at + 4;
        if ((note.IsMark(at, '-') || note.IsMark(at, '\u2013') || note.Is(at, "to") || note.Is(at, "and") || note.Is(at, "au") || note.Is(at, "al") || note.IsMark(at, '/')) && note.IsDigits(at + 1) && note.Integer(at + 1) is >= 1 and <= 31)
            last = note.IsWord(at + 2) && note.IsGlued(at + 2) && DateWords.IsOrdinalSuffix(note.Span(at + 2)) ? at + 3 : at + 2;
        if (last == at && ordinal && (note.Is(at, "to") || note.Is(at, "until") || note.Is(at, "till") || note.Is(at, "and")) && note.Is(at + 1, "the") && note.IsDigits(at + 2) && note.IsWord(at + 3) && note.IsGlued(at + 3) && DateWords.IsOrdinalSuffix(note.Span(at + 3)))
            last = at + 4;
        foreach (var day in (ReadOnlySpan<int>)[last, at])
        {
            var month = day;
            while (note.IsMark(month, '-') || note.IsMark(month, '/') || note.IsMark(month, '.') || note.Is(month, "of") || note.Is(month, "de") || note.IsMark(month, '\u2011'))
                month++;
            if (IsMonth(note, month) && (month > at || note[month].Shape != Shape.Lower || note.IsGlued(month) || note[month].Length > 3 || ordinal || IsPlainMonth(note, month) || note.Is(i - 1, Sense.Weekday) || Year(note, month + 1) > month + 1) && !(note.Is(month, "may") && (note[month].Shape == Shape.Lower || note.IsMark(month - 1, '.')) && !ordinal && Year(note, month + 1) == month + 1))
                return Take(note, Weekday(note, i), ShortYear(note, month + 1));
        }

        if (ordinal && !note.Is(i - 1, "the"))
            return DayMonth.IsOrdinal(note, i, at, AfterOrdinal) ? Take(note, Weekday(note, i), at) : i;
        if (!ordinal)
            return i;
        if (IsDayAlone(note, i, at))
            return Take(note, note.Is(i - 2, Sense.Weekday) || IsNear(note, i - 2) ? i - 2 : i - 1, at);
        var before = i - 2;
        var dated = note.Is(before, "on") || note.Is(before, "by") || note.Is(before, "until") || note.Is(before, "till") || note.Is(before, "since") || note.Is(before, "from") || note.Is(before, "before") || note.Is(before, "after") || note.Is(before, Sense.Weekday | Sense.DateCue) && !note.Is(before, "last") || IsNear(note, before);
        if (!dated || AfterOrdinal.Contains(note.Span(at).ToString()) || (note.IsWord(at) && note[at].Is(Sense.Clinical) && !note[at].Is(Sense.Function)))
            return i;
        return Take(note, note.Is(before, Sense.Weekday) || IsNear(note, before) ? before : i - 1, at);
    }

    // "he drives down the 16th, ..." where nothing follows that could be counted; small ordinals are seldom days.
    private static bool IsDayAlone(Note note, int i, int end) =>
        note.Integer(i) is > 5 and not 10 && !note.IsMark(i - 2, ',') | IsNear(note, i - 3) | note.Is(i - 3, Sense.Weekday) && (note.IsLineEnd(end) || note.Has(end) && note[end].Shape == Shape.Mark && note.Char(end) is '.' or ',' or ';' or ')' or '?' && !note.IsGlued(end + 1) || note.Is(end, Sense.DayEnd))
        && !note.Is(i - 2, Sense.Clinical | Sense.NoDay);

    private static bool IsNear(Note note, int i) => note.Is(i, "yesterday") || note.Is(i, "today") || note.Is(i, "tomorrow");

    private static int Words(Note note, int i)
    {
        if (HolidayPhrases.End(note, i) is var holiday && holiday > i)
            return Take(note, i, Year(note, holiday));
        if (note[i].Is(Sense.Month) && IsMonth(note, i))
            return MonthFirst(note, i);
        if (note.Is(i, Sense.NumberWord) && DateWords.Number(note.Span(i)) is > 0 and <= 31)
            return Spelled(note, i);
        if (note.Is(i, Sense.Season) && Year(note, note.Is(i + 1, "of") ? i + 2 : i + 1) is var end && end > i + 1 && note.IsDigits(end - 1, 4))
            return Take(note, i, end);
        return note.Is(i, Sense.Holiday) ? Holiday(note, i) : i;
    }

    private static int MonthFirst(Note note, int i)
    {
        var at = i + 1;
        while (note.IsMark(at, '.') || note.IsMark(at, '-') || note.IsMark(at, '/') && note.IsGlued(at) || note.Is(at, "the"))
            at++;
        // "Mayo 2" is a score: in Spanish the day stands first.
        if (note.Is(i, "mayo"))
            return i;
        if (note.IsDigits(at) && note[at].Length <= 2 && note.Integer(at) is >= 1 and <= 31 && !note.IsMark(at + 1, '%') && !(note.IsMark(at + 1, '.') && note.IsDigits(at + 2)) && !note.Is(at + 1, Sense.Unit & ~Sense.Function)
            && (note[i].Shape != Shape.Lower || note[i].Length > 3 || Year(note, at + 1) > at + 1 || note.Is(note.WordBefore(i), Sense.DateCue) || note.Casual && IsPlainMonth(note, i)) && !IsModal(note, i))
        {
            var end = at + 1;
            if (note.IsWord(end) && note.IsGlued(end) && DateWords.IsOrdinalSuffix(note.Span(end)))
                end++;
            if ((note.IsMark(end, '-') || note.IsMark(end, '\u2013') || note.Is(end, "to") || note.Is(end, "and")) && note.IsDigits(end + 1) && note[end + 1].Length <= 2 && note.Integer(end + 1) is >= 1 and <= 31 && !note.Is(end + 2, Sense.Unit))
                end += note.IsWord(end + 2) && note.IsGlued(end + 2) && DateWords.IsOrdinalSuffix(note.Span(end + 2)) ? 3 : 2;
            return Take(note, Weekday(note, i), Year(note, end));
        }

        var year = Year(note, note.Is(i + 1, "of") ? i + 2 : note.IsMark(i + 1, '-') || note.IsMark(i + 1, '/') ? i + 2 : i + 1);
        if (note.IsDigits(year - 1) && year > i + 1 && !IsModal(note, i))
            return Take(note, i, year);
        if (DateWords.Number(note.Span(at)) is > 0 and <= 31 && SpelledDay(note, at) is var day && day > at)
            return Take(note, i, Year(note, day) is var figures && figures > day ? figures : SpelledYear(note, day));
        // A month alone, as a name: "in March", "since last June".
        if (note[i].Shape == Shape.Lower && note[i].Length < 5)
            return i;
        var before = note.IsMark(i - 1, '-') && note.IsGlued(i) ? i - 2 : note.WordBefore(i);
        var cued = note.Is(before, "in") || note.Is(before, "since") || note.Is(before, "last") || note.Is(before, "next") || note.Is(before, "until") || note.Is(before, "by") || note.Is(before, "early") || note.Is(before, "late") || note.Is(before, "mid")
            || note.Is(before, "during") || note.Is(before, "from") || note.Is(before, "this") || note.Is(before, "of") || note.Is(before, "through");
        return (cued && note[i].Shape != Shape.Lower) || (cued && !note.Is(i, "may") && !note.Is(i, "march") && !note.Is(i, "mars")) ? Take(note, note.IsFree(before) && (note.Is(before, "early") || note.Is(before, "late") || note.Is(before, "mid")) ? before : i, i + 1) : i;
    }

    private static bool IsPlainMonth(Note note, int i) => note.Is(i, Sense.PlainMonth);

    private static bool IsModal(Note note, int i) => note.Is(i, "may") && note[i].Shape == Shape.Lower && !note.Is(note.WordBefore(i), Sense.DateCue);

    private static int Spelled(Note note, int i)
    {
        var day = SpelledDay(note, i);
        var month = note.Is(day, "of") ? day + 1 : day;
        if (day > i && note.Is(month, Sense.Month) && IsMonth(note, month) && note[month].Length > 2 && !IsModal(note, month))
            return Take(note, Weekday(note, i), SpelledYear(note, Year(note, month + 1)));
        return SpokenDay(note, i, day);
    }

    // "the third of the fourth thirty"; "on the twenty-first", where nothing follows that could be counted.
    private static int SpokenDay(Note note, int i, int day)
    {
        if (day == i || !IsOrdinal(note.Span(day - 1)))
            return i;
        var month = note.Is(day, "of") ? day + 1 : day;
        month = note.Is(month, "the") ? month + 1 : month;
        if (month > day && IsOrdinal(note.Span(month)) && DateWords.Number(note.Span(month)) is >= 1 and <= 12 && !note.Is(i - 1, Sense.Clinical))
        {
            var end = month + 1;
            while (end < month + 5 && (DateWords.Number(note.Span(end)) >= 0 || note.IsMark(end, '-') && DateWords.Number(note.Span(end + 1)) >= 0))
                end++;
            return end > month + 1 || EndsPhrase(note, end) ? Take(note, i, end) : i;
        }

        var cued = note.Is(i - 2, Sense.DateCue) && !note.Is(i - 2, "of") || note.Is(i - 2, "for") && note.Is(i - 3, Sense.DateCue);
        return day > i && note.Is(i - 1, "the") && cued && (day > i + 1 || DateWords.Number(note.Span(i)) > 10) && EndsPhrase(note, day) ? Take(note, i, day) : i;
    }

    private static bool EndsPhrase(Note note, int at) => note.IsLineEnd(at) || note[at].Shape == Shape.Mark && note.Char(at) is '.' or ',' or ';' or ')' or '?' or '!' || note.Is(at, Sense.DayEnd);

    private static bool IsOrdinal(ReadOnlySpan<char> word) => DateWords.Number(word) > 0 && (word.EndsWith("th", StringComparison.OrdinalIgnoreCase) || word.EndsWith("rst", StringComparison.OrdinalIgnoreCase) || word.EndsWith("ond", StringComparison.OrdinalIgnoreCase) || word.EndsWith("ird", StringComparison.OrdinalIgnoreCase));

    private static int SpelledDay(Note note, int i)
    {
        var first = DateWords.Number(note.Span(i));
        if (first is 20 or 30 && DateWords.Number(note.Span(note.IsMark(i + 1, '-') ? i + 2 : i + 1)) is >= 1 and <= 9)
            return note.IsMark(i + 1, '-') ? i + 3 : i + 2;
        return first is >= 1 and <= 31 ? i + 1 : i;
    }

    private static int SpelledYear(Note note, int i)
    {
        var at = note.IsMark(i, ',') ? i + 1 : i;
        if (DateWords.Number(note.Span(at)) is not (19 or 20 or 2))
            return i;
        var end = at;
        while (end < at + 7 && (DateWords.Number(note.Span(end)) >= 0 || note.IsMark(end, '-') || (note.Is(end, "and") && end > at)))
            end++;
        return end > at + 1 ? end : i;
    }

    private static int Holiday(Note note, int i)
    {
        if (note[i].Shape == Shape.Lower)
            return i;
        var end = note.Is(i + 1, "day") || note.Is(i + 1, "eve") || note.Is(i + 1, "sunday") || note.Is(i + 1, "monday") || note.Is(i + 1, "morning") ? i + 2 : i + 1;
        return note.Is(end, Sense.EponymHead | Sense.OrgHead) ? i : Take(note, i, Year(note, end));
    }

    private static bool IsMonth(Note note, int i) => (note.Is(i, Sense.Month) || IsShortMonth(note, i)) && DateWords.Month(note.Folded(i)) > 0;

    // "12 Ago 2024", "3 Set. 2025": three letters that are a month only between a day and a year.
    private static bool IsShortMonth(Note note, int i)
    {
        var year = note.IsMark(i + 1, '.') ? i + 2 : i + 1;
        return note.IsWord(i) && note[i].Length == 3 && note[i].Shape is Shape.Title or Shape.Upper && note.IsDigits(i - 1) && note[i - 1].Length <= 2 && note.IsDigits(year, 4) && DateWords.IsYear(note.Integer(year));
    }

    private static int Weekday(Note note, int i)
    {
        var before = note.Is(i - 1, "the") ? i - 2 : i - 1;
        while (note.IsMark(before, ',') || note.IsMark(before, '.') && note.Is(before - 1, Sense.Weekday))
            before--;
        if (before == i - 1 && IsNear(note, before) && note.IsFree(before))
            return before;
        return note.Is(before, Sense.Weekday) && !note[before].Taken && (note[before].Shape != Shape.Lower || note.Casual && (note[before].Length > 3 || note.Span(before) is not ("sat" or "sun"))) ? before : i;
    }

    // A year that may follow a day or month: four digits, or two after an apostrophe or a joining mark.
    private static int Year(Note note, int i)
    {
        var at = note.IsMark(i, '.') && note.IsDigits(i + 1, 4) ? i + 1 : i;
        at = note.IsMark(at, ',') || note.Is(at, "of") || note.IsMark(at, '-') || note.IsMark(at, '/') || note.Is(at, "de") || note.Is(at, "del") ? at + 1 : at;
        if (note.IsDigits(at, 4) && DateWords.IsYear(note.Integer(at)))
            return at + 1;
        if (note.IsDigits(at, 2) && at > i && note.IsGlued(at) && note.IsGlued(i) && !note.IsMark(at - 1, ','))
            return at + 1;
        if (note.Has(i) && note.Char(i) is '\'' or '\u2019' && note.IsDigits(i + 1, 2))
            return i + 2;
        return note.IsDigits(i, 2) && note.IsGlued(i) && note.IsWord(i - 1) ? i + 1 : i;
    }

    // "9 Oct 25": after a day and a month two figures may be the year.
    private static int ShortYear(Note note, int i)
    {
        var end = Year(note, i);
        return end == i && note.IsDigits(i, 2) && note.Integer(i) is > 9 and < 60 && !note.Is(i + 1, Sense.Unit) && !(note.IsGlued(i + 1) && note.Char(i + 1) is '/' or '-' or ':' or '%') ? i + 1 : end;
    }

    // A time that is part of a timestamp: "T08:30:00Z", or seconds after a space.
    private static int Time(Note note, int i)
    {
        var joined = note.Is(i, "T") && note.IsGlued(i);
        var at = joined ? i + 1 : i;
        if (!note.IsDigits(at) || (!joined && !(note.IsDigits(at, 2) && note.IsMark(at + 1, ':') && note.IsDigits(at + 2, 2) && note.IsMark(at + 3, ':') && note.IsDigits(at + 4, 2))))
            return i;
        while (note.Has(at) && (note.IsDigits(at) || (note.IsGlued(at) && note.Char(at) is ':' or '.' or '+' or '-' or 'Z' && (note.Char(at) == 'Z' || note.IsDigits(at + 1)))) && (at == i || joined && at == i + 1 || note.IsGlued(at)))
            at++;
        return at;
    }

    private static int Take(Note note, int from, int to) => note.Take(IdentifierType.Date, from, to) ? to : from;
}
