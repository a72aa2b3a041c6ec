using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Telephone and fax numbers by their form.</summary>
internal static class PhoneFinder
{
    /// <summary>Digits of the shortest local number.</summary>
    public const int Fewest = 7;

    private const int Most = 15;

    // No figure before a unit has more digits.
    private const int Dose = 8;

    public static void Find(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Taken || !(note.IsDigits(i) || (note.Char(i) is '+' or '(' && note.IsDigits(i + 1))) || (note.IsGlued(i) && i > 0 && (note[i - 1].Shape >= Shape.Digits && !IsShort(note, i) || note.Char(i - 1) is '.' or '-' or '/' or '_')))
                continue;
            if (note[i].Length is >= 3 and <= 6 && note.IsDigits(i) && IsShort(note, i))
            {
                note.Take(IdentifierType.Phone, i - 1, i + 1);
                continue;
            }

            var end = End(note, i, Fewest);
            if (end > i && HasForm(note, i, end))
            {
                note.Take(IsFax(note, i) ? IdentifierType.Fax : IdentifierType.Phone, i, end);
                i = end - 1;
            }
        }
    }

    /// <summary>Where a number that begins at <paramref name="i"/> ends, or <paramref name="i"/> where there is none of that many digits.</summary>
    public static int End(Note note, int i, int fewest)
    {
        var at = i;
        var digits = 0;
        var end = i;
        if (note.IsMark(at, '+'))
            at++;
        while (note.Has(at) && !note[at].Taken)
        {
            if (note.IsDigits(at))
            {
                if (digits + note[at].Length > Most || (at > i && note[at].Spaced && note[at].Length == 1 && !IsAfterCountry(note, i, at)) || (digits >= 10 && note[at].Spaced && !note.IsMark(i, '+') && note.Char(i) != '0'))
                    break;
                digits += note[at].Length;
                end = ++at;
                if (note.IsWord(at) && note.IsGlued(at))
                    break;
            }
            else if (note.Char(at) is '(' && note.IsDigits(at + 1) && note.IsMark(at + 2, ')') && digits < 5)
            {
                at++;
            }
            else if (note.Char(at) is '-' or '.' or '/' or ')' or '\u2013' or '\u2011' or '\u2010' or '\u2022' or '\u00B7' && digits > 0 && note.IsDigits(at + 1) && !(note[at].Spaced && note.Char(at) != '-') && !(note[at + 1].Spaced && note.Char(at) is '.' or '/'))
            {
                at++;
            }
            else if (note.IsMark(at, ')') && note.IsMark(at + 1, '-') && note.IsDigits(at + 2))
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return digits >= fewest && (digits > Dose || !note.Is(end, Sense.Unit)) && !note.IsMark(end, '%') ? Extension(note, end) : i;
    }

    // "+33 4 71 ..."
    private static bool IsAfterCountry(Note note, int i, int at) => note.IsMark(i, '+') && at == i + 2 && note[at - 1].Length <= 3 && note.IsDigits(at + 1) && note[at + 1].Length > 1;

    private static int Extension(Note note, int end)
    {
        var at = note.IsMark(end, ',') ? end + 1 : end;
        if (!(note.Is(at, "x") || note.Is(at, "ext") || note.Is(at, "extension")))
            return end;
        at++;
        while (note.IsMark(at, '.') || note.IsMark(at, ':'))
            at++;
        return note.IsDigits(at) && note[at].Length <= 6 ? at + 1 : end;
    }

    private static bool HasForm(Note note, int from, int to)
    {
        Span<int> groups = stackalloc int[Most];
        var count = 0;
        var digits = 0;
        var slash = false;
        for (var i = from; i < to; i++)
        {
            if (!note.IsDigits(i))
            {
                slash |= note.IsMark(i, '/');
                continue;
            }

            if (count > 0 && note.IsWord(i - 1))
                break;
            digits += note[i].Length;
            groups[count++] = note[i].Length;
        }

        var first = note.Char(from);
        if (first == '+')
            return digits >= 8;
        if (first == '(')
            return groups[0] is >= 2 and <= 5 && digits is >= 8 and <= 12;
        var cued = IsCued(note, from);
        if (count == 3 && groups[0] == 3 && groups[1] == 3 && groups[2] == 4)
            return cued || !note[from + 1].Spaced || !IsNhs(note, from);
        if (count == 4 && groups[0] == 1 && first == '1' && groups[1] == 3 && groups[2] == 3 && groups[3] == 4)
            return true;
        if (count == 1)
            return digits == 10 ? first is >= '2' and <= '9' && note.Text[note[from].Start + 3] is >= '2' and <= '9' : (digits == 11 && first is '0') || (cued && digits is >= 8 and <= 12);
        if (slash && !cued)
            return false;
        if (first == '0')
            return digits is >= 9 and <= 14 && groups[0] >= 2 && count <= 6;
        if (count == 2 && digits == 10 && groups[0] == 5)
            return first is >= '6';
        return count == 2 && groups[0] == 3 && groups[1] == 4 && (cued || note.Span(from).SequenceEqual("555")) ? note.IsMark(from + 1, '-') || note.IsMark(from + 1, '.') || cued
            : cued && digits is >= 7 and <= 13 && groups[0] <= 4;
    }

    // "call x4471": the extension alone.
    private static bool IsShort(Note note, int i) => (note.Is(i - 1, "x") || note.Is(i - 1, "p")) && note.IsGlued(i) && note.IsFree(i - 1) && !note.IsGlued(i + 1) | note.Char(i + 1) is '.' or ',' or ')' && IsCued(note, i - 1);

    private static bool IsNhs(Note note, int from) =>
        note.IsDigits(from + 1) && note.IsDigits(from + 2) && Checksums.IsNhs(string.Concat(note.Span(from), note.Span(from + 1), note.Span(from + 2)));

    private static bool IsCued(Note note, int from)
    {
        for (var i = from - 1; i >= 0 && i >= from - 5 && note[i].Shape != Shape.LineEnd; i--)
        {
            if (note.Is(i, Sense.PhoneCue))
                return true;
        }

        return false;
    }

    private static bool IsFax(Note note, int from)
    {
        for (var i = from - 1; i >= 0 && i >= from - 4 && note[i].Shape != Shape.LineEnd; i--)
        {
            if (note.Is(i, "fax") || note.Is(i, "facsimile") || note.Is(i, "faxed"))
                return true;
            if (note.Is(i, "phone") || note.Is(i, "tel") || note.IsDigits(i))
                return false;
        }

        return false;
    }
}
