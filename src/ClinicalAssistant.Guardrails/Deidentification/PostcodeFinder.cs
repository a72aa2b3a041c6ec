using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Postcodes of many countries, by their form and what stands beside.</summary>
internal static class PostcodeFinder
{
    public static void Find(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Taken)
                continue;
            if (note.IsDigits(i, 5) && IsZip(note, i))
                note.Take(IdentifierType.Location, i, note.IsMark(i + 1, '-') && note.IsDigits(i + 2, 4) ? i + 3 : i + 1);
            else if (note.IsDigits(i, 6) && IsPin(note, i))
                note.Take(IdentifierType.Location, i, i + 1);
            else if (note.IsDigits(i, 4) && note.Has(i + 1) && note[i + 1].Shape == Shape.Upper && note[i + 1].Length == 2 && note.IsFree(i + 1) && note.Has(i + 2) && note[i + 2].IsCapital && note.Is(i + 2, Sense.Place))
                note.Take(IdentifierType.Location, i, i + 2);
            else if (note.IsDigits(i, 4) && note.IsMark(i + 1, '-') && note.IsDigits(i + 2, 3) && note.IsGlued(i + 2) && (note.Is(i + 3, Sense.Place) || note.Has(i - 1) && note[i - 1].Taken && note.IsWord(i - 1)))
                note.Take(IdentifierType.Location, i, i + 3);
            else if (note.Is(i, "zip") || note.Is(i, "zipcode") || note.Is(i, "postcode"))
                Labelled(note, note.Is(i + 1, "code") ? i + 2 : i + 1);
            else if (note.IsDigits(i, 3) && note.IsDigits(i + 1, 2) && note[i + 1].Spaced && note.Is(i + 2, Sense.Place) && note[i + 2].Shape == Shape.Title && note.IsFree(i + 1))
                note.Take(IdentifierType.Location, i, i + 2);
            else if (note.IsDigits(i, 4) && (note.Is(i - 1, Sense.State) && note[i - 1].Length == 3 && note[i - 1].Shape == Shape.Upper))
                note.Take(IdentifierType.Location, i, i + 1);
            else if (note[i].Shape is Shape.Upper or Shape.Initial && !IsComaScore(note, i) && End(note, i) is var end && end > i)
                note.Take(IdentifierType.Location, i, end);
        }
    }

    // "E3V4M6" has the shape of a postcode.
    private static bool IsComaScore(Note note, int i) => note.Is(i, "e") && note.IsDigits(i + 1, 1) && note.Is(i + 2, "v") && note.IsGlued(i + 2);

    // An Indian code after its town: "Pune - 411038".
    private static bool IsPin(Note note, int i)
    {
        var before = note.IsMark(i - 1, '-') || note.IsMark(i - 1, '\u2013') || note.IsMark(i - 1, ',') ? i - 2 : i - 1;
        return note.IsWord(before) && note[before].IsCapital && (note.Is(before, Sense.Place) || note[before].Taken && !note.Is(before, Sense.Label)) && !note.IsGlued(i + 1) | note.Char(i + 1) is '.' or ',' or ')';
    }

    private static void Labelled(Note note, int at)
    {
        while (note.IsMark(at, ':') || note.IsMark(at, '-') || note.Is(at, "is") || note.Is(at, "of"))
            at++;
        if (note.IsDigits(at) && note[at].Length is >= 3 and <= 7 && note.IsFree(at))
            note.Take(IdentifierType.Location, at, note.IsMark(at + 1, '-') && note.IsDigits(at + 2) ? at + 3 : at + 1);
    }

    private static bool IsZip(Note note, int i)
    {
        if (note.IsGlued(i + 1) && (note[i + 1].Shape >= Shape.Digits || note.Char(i + 1) is '.' or '/' or '%'))
            return note.IsMark(i + 1, '.') && !note.IsDigits(i + 2) && note.Is(i - 1, Sense.State | Sense.Region);
        var before = note.WordBefore(i);
        for (var start = i - 3; start < i - 1; start++)
        {
            if (note.Is(start, Sense.RegionStart) && note[start].IsCapital && PlaceFinder.PhraseEnd(note, start, Sense.Country) == i && (note.IsLineEnd(start - 1) || note.IsMark(start - 1, '>') || note.IsMark(start - 1, ',')))
                return true;
        }

        return (note.Is(i - 1, Sense.State) && note[i - 1].Shape == Shape.Upper) || (note.Is(before, Sense.Region) && before >= i - 2) || note.Is(before, "zip") || note.Is(before, "zipcode") || note.Is(before, "postcode") || (note.Is(before, "code") && (note.Is(before - 1, "zip") || note.Is(before - 1, "postal") || note.Is(before - 1, "area")))
            || (note.Has(i + 1) && note[i + 1].Shape == Shape.Title && note.Is(i + 1, Sense.Place) && note[i + 1].Spaced && !note.Is(i + 1, Sense.Clinical) && !note.StartsSentence(i + 1))
            || (note.Has(i - 1) && note[i - 1].Shape == Shape.Title && note.Is(i - 1, Sense.Place) && !note.Is(i - 1, Sense.Eponym))
            || (note.IsMark(i + 1, '-') && note.IsDigits(i + 2, 4) && note.IsGlued(i + 1) && note.IsGlued(i + 2));
    }

    /// <summary>The end of a British, Canadian or Irish postcode at <paramref name="i"/>, or <paramref name="i"/>.</summary>
    public static int End(Note note, int i)
    {
        if (!note.IsFree(i) || note[i].Shape is not (Shape.Upper or Shape.Initial) || note[i].Length > 2 || (note.IsGlued(i) && i > 0 && note[i - 1].Shape >= Shape.Digits) || !note.IsDigits(i + 1) || !note.IsGlued(i + 1) || note[i + 1].Length > 2)
            return i;
        var at = i + 2;
        // V94 T2X7
        if (note[i].Length == 1 && (note[i + 1].Length == 2 || note.IsDigits(i + 1, 1) && note.Is(at, "w")) && note.Has(at) && Eircode(note, note[i + 1].Length == 2 ? at : at + 1) is var eircode && eircode > i)
            return eircode;
        if (note.Has(at) && note[at].Shape == Shape.Initial && note.IsGlued(at))
            at++;
        // The stage of a tumour, T2N1M0.
        if (note.Is(i, "t") && note.IsGlued(at) && note.Is(at - 1, "n"))
            return i;
        // K1A 0B1 and HU3 1AA differ in what follows the space.
        if (!note.IsDigits(at, 1) || !note.Has(at + 1) || !note.IsGlued(at + 1) || !note[at + 1].IsWord)
            return i;
        if (note[at + 1].Shape == Shape.Upper && note[at + 1].Length == 2 && !(note.IsGlued(at + 2) && note[at + 2].Shape >= Shape.Digits))
            return at + 2;
        return note[at + 1].Shape == Shape.Initial && note.IsDigits(at + 2, 1) && note.IsGlued(at + 2) && note[i].Length == 1 && at == i + 3 ? at + 3 : i;
    }

    // The unique part of an Irish code: four capitals and figures, of both kinds.
    private static int Eircode(Note note, int i)
    {
        if (!note.Has(i) || !note[i].Spaced && !note.IsGlued(i))
            return -1;
        var end = i;
        var length = 0;
        var digits = 0;
        while (note.IsFree(end) && (end == i || note.IsGlued(end)) && (note.IsDigits(end) || note[end].Shape is Shape.Upper or Shape.Initial))
        {
            length += note[end].Length;
            digits += note.IsDigits(end) ? note[end].Length : 0;
            end++;
        }

        return length == 4 && digits is 1 or 2 or 3 && (note.IsLineEnd(end) || !note.IsGlued(end) || note[end].Shape == Shape.Mark) ? end : -1;
    }
}
