using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Names of accounts: <c>insta @summer.wh94</c>, <c>username: jdoe_87</c>.</summary>
internal static class HandleFinder
{
    public static void Find(Note note)
    {
        if ((note.Senses & Sense.Handle) == 0 && !note.Text.Contains('@', StringComparison.Ordinal))
            return;
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Taken)
                continue;
            if (note.Is(i, Sense.Handle))
                Labelled(note, i);
            else if (note.IsMark(i, '@') && !note.IsGlued(i) && note.IsWord(i + 1) && note.IsGlued(i + 1) && End(note, i + 1) is var end && IsCoded(note, i + 1, end))
                note.Take(IdentifierType.OtherId, i, end);
        }
    }

    private static void Labelled(Note note, int label)
    {
        var at = label + 1;
        var colon = false;
        while (at < label + 5 && (note.IsMark(at, ':') || note.IsMark(at, '=') || note.IsMark(at, '(') || note.Is(at, "is") || note.Is(at, "name") || note.Is(at, "id") || note.Is(at, "handle") || note.Is(at, "account")))
        {
            colon |= !note.IsWord(at);
            at++;
        }

        var sign = note.IsMark(at, '@');
        var start = sign ? at + 1 : at;
        if (!note.IsWord(start) || !note.IsFree(start) || note.IsLineEnd(start))
            return;
        var end = End(note, start);
        if (sign || IsCoded(note, start, end) || colon && end == start + 1 && note[start].Shape == Shape.Lower && note[start].Sense == Sense.None && note[start].Length > 4)
            note.Take(IdentifierType.OtherId, at, end);
    }

    // Digits or joining marks inside, as no word has them.
    private static bool IsCoded(Note note, int from, int to)
    {
        if (to - from < 2)
            return false;
        for (var i = from; i < to; i++)
        {
            if (note.IsDigits(i) || note.Char(i) is '_' or '.')
                return true;
        }

        return false;
    }

    private static int End(Note note, int from)
    {
        var end = from + 1;
        while (note.IsGlued(end) && (note[end].Shape >= Shape.Digits || note.Char(end) is '_' || note.Char(end) is '.' or '-' && note.IsGlued(end + 1) && note[end + 1].Shape >= Shape.Digits))
            end++;
        return end;
    }
}
