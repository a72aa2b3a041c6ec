using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Identifiers without a label, by check digits and by form: cards, IBAN, NHS and social security numbers, vehicles, long numbers, codes of letters and digits.</summary>
internal static class NumberFinder
{
    private const int LongNumber = 7;

    public static void Find(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Taken || (note.IsGlued(i) && note[i - 1].Shape >= Shape.Digits))
                continue;
            var end = note.IsDigits(i) ? Digits(note, i) : note[i].Shape is Shape.Upper or Shape.Initial ? Code(note, i) : i;
            end = end == i && note[i].Shape == Shape.Upper ? Grouped(note, i) : end;
            if (end > i)
                i = end - 1;
        }
    }

    /// <summary>Account numbers of the international form, before their groups can be taken for telephone numbers.</summary>
    public static void FindIban(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Shape == Shape.Upper && note[i].Length == 2 && !note[i].Taken && !(note.IsGlued(i) && note[i - 1].Shape >= Shape.Digits))
                Iban(note, i);
        }
    }

    private static int Digits(Note note, int i)
    {
        if (i > 0 && note.IsGlued(i) && note.Char(i - 1) is '.' or ',' or '/' or '<' or '>' or '^' or '_')
            return i;
        Span<char> digits = stackalloc char[24];
        var count = 0;
        var groups = 0;
        var at = i;
        var separator = '\0';
        var end = i;
        while (note.IsFree(at) && note.IsDigits(at) && count + note[at].Length <= 24)
        {
            note.Span(at).CopyTo(digits[count..]);
            count += note[at].Length;
            groups++;
            end = ++at;
            if (IsWhole(note, end) && Numbered(note, i, end, digits[..count], groups, separator) is { } type)
            {
                note.Take(type, i, end);
                return end;
            }

            var mark = note.IsMark(at, '-') && note.IsDigits(at + 1) ? '-' : note.IsDigits(at) && note[at].Spaced ? ' ' : '\0';
            if (mark == '\0' || (separator != '\0' && mark != separator))
                break;
            separator = mark;
            if (mark == '-')
                at++;
        }

        if (note.IsGlued(i + 1) && note[i + 1].Shape is Shape.Upper or Shape.Initial)
            return Code(note, i);
        // 99120-K
        if (note[i].Length > 3 && note.IsMark(i + 1, '-') && note.IsGlued(i + 1) && note.IsGlued(i + 2) && note.Has(i + 2) && note[i + 2].Shape is Shape.Upper or Shape.Initial && !note.Is(i + 2, Sense.Unit | Sense.Clinical))
            return Code(note, i);
        // #662018
        if (note[i].Length is 5 or 6 && note.IsMark(i - 1, '#') && note.IsGlued(i) && IsWhole(note, i + 1))
            return Take(note, IdentifierType.Mrn, i, i + 1);
        return note[i].Length >= LongNumber && IsWhole(note, i + 1) && !IsQuantity(note, i) && note.Take(note[i].Length <= 9 ? IdentifierType.Mrn : IdentifierType.OtherId, i, i + 1) ? i + 1 : i;
    }

    private static IdentifierType? Numbered(Note note, int from, int to, ReadOnlySpan<char> digits, int groups, char separator)
    {
        if (digits.Length is >= 13 and <= 19 && (groups == 1 || (note[from].Length == 4 && groups is 3 or 4)) && Checksums.IsCard(digits))
            return IdentifierType.Account;
        if (digits.Length == 9 && groups == 3 && separator == '-' && note[from].Length == 3 && note[from + 2].Length == 2)
            return IdentifierType.Ssn;
        if (digits.Length == 10 && groups == 3 && note[from].Length == 3 && note[to - 1].Length == 4 && separator == ' ' && Checksums.IsNhs(digits) && note.WordBefore(from) is var before && !note.Is(before, Sense.Label))
            return IdentifierType.HealthPlan;
        if (groups == 2 && separator == '-' && digits.Length >= 8 && Math.Max(note[from].Length, note[to - 1].Length) >= 6)
            return IdentifierType.OtherId;
        // Longer runs of groups joined by hyphens: no measurement is written so.
        return groups >= 3 && separator == '-' && digits.Length >= 7 && !note.IsMark(to, '-') ? IdentifierType.OtherId : null;
    }

    private static bool IsWhole(Note note, int end) =>
        !(note.IsGlued(end) && (note[end].Shape >= Shape.Digits || (note.Char(end) is '.' or ',' or '/' && note.IsGlued(end + 1) && note.IsDigits(end + 1)))) && !note.Is(end, Sense.Unit) && !note.IsMark(end, '%');

    // A count with a name before it, such as platelets 2500000, is a measurement.
    private static bool IsQuantity(Note note, int i) => note.Is(note.WordBefore(i), Sense.Clinical) && !note.Is(note.WordBefore(i), Sense.Label) && note.Char(i - 1) != '#' && note.Span(i).EndsWith("000");

    private static int Code(Note note, int i)
    {
        var iban = Iban(note, i);
        if (iban > i)
            return iban;
        var end = note.ChunkEnd(i);
        Span<char> code = stackalloc char[40];
        var count = 0;
        var digits = 0;
        var small = false;
        var hyphens = 0;
        for (var t = i; t < end; t++)
        {
            if (note[t].Shape == Shape.Mark)
            {
                if (note.Char(t) is not ('-' or '_' or '/' or '.') || note.Char(t) is '/' or '.' && note[i].Length > 4)
                    return i;
                hyphens++;
                continue;
            }

            if (count + note[t].Length > 40)
                return i;
            note.Span(t).CopyTo(code[count..]);
            count += note[t].Length;
            digits += note.IsDigits(t) ? note[t].Length : 0;
            small |= note[t].Shape is Shape.Lower or Shape.Title;
        }

        if (count == 32 && hyphens == 4)
            return Take(note, IdentifierType.OtherId, i, end);
        if (small || digits == count || digits == 0)
            return i;
        var vin = count == 17 && hyphens == 0 && digits >= 5 && code[..17].IndexOfAny('I', 'O', 'Q') < 0;
        if (vin && (Checksums.IsVin(code[..17]) || digits < 15))
            return Take(note, IdentifierType.Vehicle, i, end);
        if (count == 9 && digits == 6 && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) && char.IsAsciiLetter(code[8]))
            return Take(note, IdentifierType.Ssn, i, end);
        return digits >= (IsParted(note, i, end) ? 6 : 4) && count >= 6 && !IsVocabulary(note, i, end) ? Take(note, IdentifierType.OtherId, i, end) : i;
    }

    // GSH 5520 118: a few capitals, then two or three groups of figures.
    private static int Grouped(Note note, int i)
    {
        if (note[i].Length is < 2 or > 4 || note.Is(i, Sense.Clinical | Sense.Drug | Sense.Unit | Sense.Label | Sense.Month | Sense.Weekday | Sense.Function | Sense.Eponym | Sense.Credential) || IsVocabulary(note, i, i + 1) || note.Capitals && note[i].Sense != Sense.None)
            return i;
        var digits = 0;
        var end = i + 1;
        for (; note.IsFree(end) && note.IsDigits(end) && note[end].Length is >= 2 and <= 5 && note[end].Spaced && end < i + 5; end++)
            digits += note[end].Length;
        return end > i + 2 && digits is >= 6 and <= 14 && IsWhole(note, end) && !note.IsMark(end, '/') ? Take(note, IdentifierType.Mrn, i, end) : i;
    }

    // H24/10882: a slash or a point stands inside.
    private static bool IsParted(Note note, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (note.Char(i) is '/' or '.')
                return true;
        }

        return false;
    }

    // Trials and references (NCT01234567, PMC123456), pregnancies (G3P2002), genes and measures glued to a number (FEV1) are no identifiers.
    private static bool IsVocabulary(Note note, int from, int end)
    {
        return note.Is(from, Sense.Vocabulary)
            || (note.Is(from, "G") && note.IsDigits(from + 1) && note.Is(from + 2, "P")) || note.Is(end, Sense.Unit) || (note[from].Is(Sense.Clinical | Sense.Drug) && note.IsMark(from + 1, '-') && note[from].Length > 3);
    }

    private static int Iban(Note note, int i)
    {
        if (note[i].Length != 2 || !note.IsDigits(i + 1) || !note.IsGlued(i + 1))
            return i;
        Span<char> code = stackalloc char[34];
        var count = 0;
        for (var t = i; note.IsFree(t) && (note.IsDigits(t) || note[t].Shape is Shape.Upper or Shape.Initial) && count + note[t].Length <= 34; t++)
        {
            note.Span(t).CopyTo(code[count..]);
            count += note[t].Length;
            if (count >= 15 && Checksums.IsIban(code[..count]) && !(note.IsGlued(t + 1) && note[t + 1].Shape >= Shape.Digits))
                return Take(note, IdentifierType.Account, i, t + 1);
        }

        return i;
    }

    private static int Take(Note note, IdentifierType type, int from, int to)
    {
        note.Take(type, from, to);
        return to;
    }
}
