namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Names known by the frame they stand in, where the words alone would not do: a head of a line or sentence before an age, a birth date, pronouns or staff letters;
/// a surname in capitals before a given name.
/// </summary>
internal static class PersonFrame
{
    private const int Longest = 4;

    /// <summary>The end of the name that begins at a capital, or the token itself.</summary>
    public static int End(Note note, int i)
    {
        if (note[i].Shape == Shape.Upper && !note.Capitals)
            return Surname(note, i) is var surname && surname > i ? surname : Capitals(note, i);
        if (note[i].Shape is not (Shape.Title or Shape.Initial) || !Begins(note, i))
            return i;
        var end = i;
        var known = 0;
        var unknown = 0;
        while (end < note.Count && known + unknown < Longest && note.IsFree(end) && MayName(note, end) && !(end > i && note.IsGap(end)))
        {
            if (note[end].Shape == Shape.Initial)
            {
                end += note.IsMark(end + 1, '.') ? 2 : 1;
                continue;
            }

            known += note.Is(end, Sense.Name) ? 1 : 0;
            unknown += note.Is(end, Sense.Name) ? 0 : 1;
            end = NameFinder.Joined(note, end + 1);
        }

        if (known + unknown == 0 || known == 0 && unknown != 2)
            return i;
        return IsStaff(note, end) || IsDescribed(note, end) ? end : i;
    }

    /// <summary>Staff letters, an age, a birth date or pronouns follow.</summary>
    public static bool Follows(Note note, int end) => IsStaff(note, end) || IsDescribed(note, end);

    private static bool Begins(Note note, int i) => note.StartsSentence(i) || note.IsMark(i - 1, '-') && note[i - 1].Spaced;

    private static bool MayName(Note note, int i) =>
        note[i].Shape is Shape.Title or Shape.Initial
        && (note.Is(i, Sense.Given) || !note.Is(i, Sense.Function | Sense.Month | Sense.Weekday))
        && (note.Is(i, Sense.Name) || note[i].Sense is Sense.None or Sense.Guessed || note[i].Shape == Shape.Initial)
        && !note.Is(i, Sense.Drug | Sense.Title | Sense.Label | Sense.Region | Sense.Product) && (note.Is(i, Sense.Given) || !note.Is(i, Sense.NameCue | Sense.OrgHead));

    // ", RN", ", device RN"
    private static bool IsStaff(Note note, int end)
    {
        if (!note.IsMark(end, ','))
            return false;
        var at = end + 1;
        if (note.IsWord(at) && note[at].Shape == Shape.Lower && note.Is(at, Sense.Common | Sense.Clinical))
            at++;
        return note.Is(at, Sense.Credential) && note[at].Shape is Shape.Upper or Shape.Title && note[at].Length > 1 && !note.Is(at, Sense.Name)
            || at == end + 1 && note.Is(at, Sense.NameCue) && note[at].Shape == Shape.Lower && note.Is(at, Sense.Clinical | Sense.Common) && (note.IsLineEnd(at + 1) || note[at + 1].Shape == Shape.Mark);
    }

    // ", 61,", "58M", "(they/them)", "(44F)", "DOB", "aged 7"
    private static bool IsDescribed(Note note, int end)
    {
        if (note.Is(end, Sense.Birth) || note.IsMark(end, ',') && note.Is(end + 1, Sense.Birth))
            return true;
        if (note.IsMark(end, '(') && (note.Is(end + 1, "they") || note.Is(end + 1, "she") || note.Is(end + 1, "he") || note.Is(end + 1, Sense.Relative) && note.IsMark(end + 2, ')')))
            return true;
        var at = note.IsMark(end, ',') || note.IsMark(end, '(') ? end + 1 : end;
        if (note.Is(at, "aged"))
            at++;
        if (!note.IsDigits(at) || note[at].Length > 2 || note.IsMark(at + 1, '.') && note.IsDigits(at + 2) || note.IsMark(at + 1, '%') || note.IsMark(at + 1, '/') && note.IsDigits(at + 2))
            return false;
        if (note.Is(at + 1, "M") || note.Is(at + 1, "F") || note.Is(at + 1, "yo") || note.Is(at + 1, "y") || note.Is(at + 1, "yr") || note.Is(at + 1, "yrs") || note.Is(at + 1, "years") || note.IsMark(at + 1, '/') && (note.Is(at + 2, "M") || note.Is(at + 2, "F")))
            return true;
        return at > end && note.Integer(at) > 0 && (note.Char(at + 1) is ',' or '.' or ';' or ')' && !note.IsDigits(at + 2));
    }

    // "CHASE RIVERS, 17M": two words in capitals at the head of a line, one of them a name, before an age.
    private static int Capitals(Note note, int i)
    {
        if (!note.StartsSentence(i) || !note.IsFree(i + 1) || !note.IsWord(i + 1) || note.IsGap(i + 1) || note[i + 1].Shape != Shape.Upper || note[i].Length < 3 || note[i + 1].Length < 3)
            return i;
        for (var at = i; at < i + 2; at++)
        {
            if (note.Is(at, Sense.Clinical | Sense.Drug | Sense.Label | Sense.Function | Sense.Unit | Sense.OrgHead))
                return i;
        }

        return (note.Is(i, Sense.Name) || note.Is(i + 1, Sense.Name)) && IsDescribed(note, i + 2) ? i + 2 : i;
    }

    // "HALLORAN, TEAGUE", "PEACOCK Dorothy"
    private static int Surname(Note note, int i)
    {
        if (note[i].Length < 3 || !IsSurname(note, i) || !(note.StartsSentence(i) || note.IsDigits(i - 1) || note.Is(note.WordBefore(i), Sense.NameCue)))
            return i;
        var comma = note.IsMark(i + 1, ',');
        var given = comma ? i + 2 : i + 1;
        if (!note.IsFree(given) || !note.IsWord(given) || note.IsGap(given) || !note[given].IsCapital)
            return i;
        var known = note.Is(i, Sense.Name) || note.Is(given, Sense.Name);
        var fits = note[given].Shape == Shape.Upper ? comma && note[given].Length > 1 && (note.Is(given, Sense.Name) || note[given].Sense is Sense.None or Sense.Guessed) && known
            : note[given].Shape == Shape.Title && (note.Is(given, Sense.Given) && !note.Is(given, Sense.Ordinary) || note.Is(given, Sense.Given) && note.Is(i, Sense.Family) || note[given].Sense == Sense.None && note.Is(i, Sense.Family));
        if (!fits || note.IsMark(given + 1, ':'))
            return i;
        var end = NameFinder.Joined(note, given + 1);
        while (note.IsFree(end) && note.IsWord(end) && !note.IsGap(end) && (note[end].Shape == Shape.Initial || note[end].Shape == note[given].Shape && note.Is(end, Sense.Name)) && !note.Is(end, Sense.Label) && !note.IsMark(end + 1, ':'))
            end = NameFinder.Joined(note, end + 1);
        return end;
    }

    private static bool IsSurname(Note note, int i) =>
        (note.Is(i, Sense.Name) || note[i].Length > 4 && note[i].Sense is Sense.None or Sense.Guessed) && !note.Is(i, Sense.Drug | Sense.Function | Sense.Label | Sense.Region) && (!note.Is(i, Sense.Clinical) || note.Is(i, Sense.Family));
}
