using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Cities, towns, counties. Countries and states are kept.</summary>
internal static class PlaceFinder
{
    public static void Find(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Taken || !note[i].IsWord)
                continue;
            if (note.Is(i, Sense.RegionStart) && PhraseEnd(note, i, Sense.Region) is var region && region > i && !IsCity(note, i, region))
            {
                note.Protect(i, region);
                continue;
            }

            var end = Place(note, i);
            // "Wilkes-Barre", "Trois-Rivières": the rest of a name with a hyphen.
            while (end > i && note.IsMark(end, '-') && note.IsGlued(end) && note.IsGlued(end + 1) && note.IsFree(end + 1) && note.IsWord(end + 1) && note[end + 1].IsCapital && !note.Is(end + 1, Sense.Clinical))
                end += 2;
            if (end > i && note.Take(IdentifierType.Location, i, end))
                i = end - 1;
        }
    }

    /// <summary>The end of a place, region or organisation of several words that begins at a token, or the token itself.</summary>
    public static int PhraseEnd(Note note, int i, Sense sense)
    {
        Span<char> phrase = stackalloc char[160];
        var length = 0;
        var found = i;
        for (int at = i, words = 0; words < 6 && note.Has(at); at++)
        {
            if (note[at].Shape == Shape.Mark && words > 0 && note.Char(at) is '-' or '.' or '&')
                continue;
            // "st john's wort"
            if (words > 0 && IsPossessive(note.Span(at)) && note.IsGlued(at))
            {
                if (!"'s".TryCopyTo(phrase[length..]))
                    break;
                length += 2;
                continue;
            }

            if (!note[at].IsWord || note[at].Taken || note[at].Length > 20 || (words > 0 && sense != Sense.Eponym && note[at].Shape == Shape.Lower && note[i].IsCapital && !note.Is(at, Sense.Particle | Sense.Function)) || (words == 0 && !note[at].IsCapital && note[at].Is(Sense.Common)))
                break;
            if (phrase.Length - length <= 2 * note[at].Length)
                break;
            if (words > 0)
                phrase[length++] = ' ';
            length += WordFolding.Fold(note.Span(at), phrase[length..]);
            words++;
            if (words > 1 && (note.Lexicon.PhraseOf(phrase[..length]) & sense) != 0)
                found = at + 1;
        }

        return found;
    }

    private static bool IsPossessive(ReadOnlySpan<char> mark) => mark is "'s" or "'S" or "\u2019s" or "\u2019S";

    private static bool IsSettled(Note note, int i)
    {
        var before = note.Is(i - 1, "of") ? i - 2 : i - 1;
        before = note.IsMark(before, '.') ? before - 1 : before;
        if (note.Is(before, "brgy") || note.Is(before, "barangay") || note.Is(before, "vill") || note.Is(before, "taluk") || note.Is(before, "tehsil") || note.Is(before, "mandal") || note.Is(before, "dist"))
            return !note.Is(i, Sense.Region | Sense.Function);
        return note.Has(before) && note[before].Shape == Shape.Lower && (note.Is(before, "city") || note.Is(before, "town") || note.Is(before, "village") || note.Is(before, "suburb") || note.Is(before, "hometown") || note.Is(before, "hamlet")) && !note.Is(i, Sense.Region | Sense.Function);
    }

    // "New York City" and "Mexico City" are no states.
    private static bool IsCity(Note note, int from, int to) => note.Is(to, "city") && note[to].IsCapital && to - from < 3;

    private static int Place(Note note, int i)
    {
        if (note.Is(i, Sense.PlaceStart) && PhraseEnd(note, i, Sense.Place) is var phrase && phrase > i && (note[i].IsCapital || IsCued(note, i)) && !note.Is(phrase, Sense.EponymHead))
            return phrase;
        if (note.Is(i, Sense.PlaceVerb | Sense.PlacePreposition) && Residence(note, i))
            return i;
        // Mt. Hood, Lake Mille Lacs, Fort Irwin
        if (note[i].Shape == Shape.Title && (note.Is(i, "mt") || note.Is(i, "mount") || note.Is(i, "lake") || note.Is(i, "fort") || note.Is(i, "loch") || note.Is(i, "lough") || note.Is(i, "cape") || note.Is(i, "camp")) && !note.StartsSentence(i))
        {
            var named = note.IsMark(i + 1, '.') ? i + 2 : i + 1;
            var to = named;
            while (to < named + 2 && note.IsFree(to) && note[to].Shape == Shape.Title && !note.Is(to, Sense.Function | Sense.Clinical & ~Sense.Name | Sense.OrgHead | Sense.Month | Sense.Title))
                to++;
            if (to > named)
                return to;
        }

        // "the town of Xanthorp", "home city KIIKOINEN"
        if (note[i].IsCapital && !note.Capitals && IsSettled(note, i))
        {
            var to = i;
            while (to < i + 4 && note.IsFree(to) && note.IsWord(to) && (note[to].IsCapital || note.Is(to, Sense.Particle)) && !note.Is(to, Sense.Function & ~Sense.Particle | Sense.Clinical | Sense.OrgHead | Sense.Region | Sense.Drug) && !note.IsGap(to))
                to = note.IsMark(to + 1, '-') && note.IsGlued(to + 1) && note.Has(to + 2) && note[to + 2].IsCapital ? to + 3 : to + 1;
            if (to > i && note[to - 1].IsCapital)
                return to;
        }

        // "aus Völklingen"
        if (note[i].Shape == Shape.Title && (note.Is(i - 1, "aus") || note.Is(i - 1, "en") && note.Is(i - 2, "vive")) && note[i].Sense is Sense.None or Sense.Guessed or Sense.Place)
            return i + 1;
        // "near Intercourse, PA"
        if (note[i].Shape == Shape.Title && note.Is(i - 1, Sense.PlacePreposition) && note.IsMark(i + 1, ',') && note.Is(i + 2, Sense.State) && note[i + 2].Shape == Shape.Upper && note[i + 2].Length == 2 && !note.Is(i, Sense.Function | Sense.Title) && !(note.IsGlued(i + 3) && note[i + 3].Shape >= Shape.Digits))
            return i + 1;
        if (note[i].IsCapital && Suffixed(note, i) is var suffixed && suffixed > i)
            return suffixed;
        // An unknown word in capitals after "in" or "from" is no abbreviation when it is long.
        if (note[i].Shape == Shape.Upper && note[i].Sense == Sense.None && note[i].Length > 5 && !note.Capitals && (note.Is(i - 1, "in") || note.Is(i - 1, "from") || note.Is(i - 1, "to") || note.Is(i - 1, "near")) && !(note.IsGlued(i + 1) && note.IsDigits(i + 1)))
            return i + 1;
        if (!note.Is(i, Sense.Place))
            return i;
        if (note[i].Shape is Shape.Lower)
            return !note.Is(i, Sense.Common | Sense.Clinical | Sense.Given | Sense.Function | Sense.Drug) && IsCued(note, i) ? i + 1 : i;
        if (note[i].Shape == Shape.Upper && !note.Capitals && (note[i].Length < 4 || note.Is(i, Sense.Clinical)))
            return IsBeforeState(note, i) ? i + 1 : i;
        if (note.IsMark(i - 1, '.') && note.Has(i - 2) && note[i - 2].Shape == Shape.Initial && note.Is(i, Sense.Family))
            return i;
        if (IsTerm(note, i) || note.Is(i - 1, Sense.Title) || note.IsMark(i - 1, '.') && note.Is(i - 2, Sense.Title))
            return i;
        var plain = !note.Is(i, Sense.Common | Sense.Clinical | Sense.Name | Sense.Eponym | Sense.Product | Sense.Region);
        if (IsBeforeState(note, i) || (plain && (!note.StartsSentence(i) || !note.IsMark(i + 1, ':'))))
            return i + 1;
        return (IsCued(note, i) || IsBetween(note, i)) && !(note.Has(i + 1) && note[i + 1].IsCapital && note[i + 1].Is(Sense.Name) && !note.Is(i + 1, Sense.OrgHead)) && !note.Is(i, Sense.Region) ? i + 1 : i;
    }

    // "..., Hull, ..." in a list of places after another place.
    private static bool IsBetween(Note note, int i) =>
        note.IsMark(i - 1, ',') && note.Has(i - 2) && note[i - 2].Taken && !note.Is(i, Sense.Given) && (note.Is(i - 2, Sense.Place) || (note.Is(i - 2, Sense.OrgHead) && (note.IsLineEnd(i + 1) || note[i + 1].Shape == Shape.Mark)));

    private static bool IsTerm(Note note, int i) => note.Is(i + 1, Sense.EponymHead) || (note.Is(i, Sense.Eponym | Sense.Clinical) && (note.Is(i + 1, Sense.Clinical) || note.IsDigits(i + 1) || note.IsMark(i + 1, '-') || note.Has(i + 2) && note[i + 1].Shape == Shape.Initial && note.IsDigits(i + 2) && note.IsGlued(i + 2)) && !IsBeforeState(note, i));

    private static bool IsBeforeState(Note note, int i)
    {
        var next = note.IsMark(i + 1, ',') ? i + 2 : i + 1;
        return (note.Is(next, Sense.State) && note[next].Shape == Shape.Upper && note[next].Length is 2 or 3 && !(note.IsGlued(next + 1) && note[next + 1].Shape >= Shape.Digits) && (next == i + 2 || note.IsDigits(next + 1) || note.IsMark(next + 1, '.') || note.IsLineEnd(next + 1)))
            || (next == i + 2 && note.Is(next, Sense.Region) && note[next].IsCapital);
    }

    private static bool IsCued(Note note, int i)
    {
        var before = i - 1;
        if (note.Is(before, "the"))
            before--;
        if (note.Is(before, Sense.PlaceVerb) && !note.Is(before, "home") && !note.Is(before, "address"))
            return true;
        if (!note.Is(before, Sense.PlacePreposition))
            return note.Is(before, "for") && (note.Is(before - 1, "leaves") || note.Is(before - 1, "leaving") || note.Is(before - 1, "left") || note.Is(before - 1, "bound"));
        return note.Is(before, "in") || note.Is(before, "near") || note.Is(before, "outside") || note.Is(before, "visiting") || note.Is(before, "around") || ((note.Is(before, "from") || note.Is(before, "to") || note.Is(before, "at") || note.Is(before, "via")) && (note[i].IsCapital || note.Casual || note.Is(before - 1, Sense.PlaceVerb)));
    }

    // "lives in Xanthorp", "moved from Oakvale", "resident of Dunmere": unknown capitals after them are a place.
    private static bool Residence(Note note, int i)
    {
        if (!note.Is(i, Sense.PlaceVerb) || note.Is(i, "back") || note.Is(i, "left") || note.Is(i, "home") || note.Is(i, "address") || note.Is(i, "stays") || note.Is(i, "based"))
            return false;
        var at = i + 1;
        while (at < i + 6 && (note.Is(at, "alone") || note.Is(at, "independently") || note.Is(at, "back") || note.Is(at, "with") || note.Is(at, Sense.Relative) || note.Is(at, "his") || note.Is(at, "her") || note.Is(at, "up") || note.Is(at, "here") || note.Is(at, "over")))
            at++;
        if (!(note.Is(at, "in") || note.Is(at, "at") || note.Is(at, "from") || note.Is(at, "to") || note.Is(at, "of") || note.Is(at, "near") || note.Is(at, "outside") || note.Is(at, "around")))
            return false;
        at++;
        if (note.Is(at, "the"))
            at++;
        var end = at;
        while (note.IsFree(end) && note.IsWord(end) && (note[end].Shape == Shape.Title || note[end].Shape == Shape.Upper && note[end].Length > 3 && (note[end].Sense == Sense.None || note.Is(end, Sense.Place | Sense.Name))) && end - at < 4 && !note.Is(end, Sense.Region | Sense.Month | Sense.Weekday | Sense.Title | Sense.Function | Sense.Drug | Sense.OrgHead) && !(note.Is(end, Sense.Clinical) && !note.Is(end, Sense.Place | Sense.Name)))
            end = note.IsMark(end + 1, '-') && note.IsGlued(end + 1) && note.Has(end + 2) && note[end + 2].IsCapital ? end + 2 : end + 1;
        if (end == at || note.Is(at, Sense.RegionStart) && PhraseEnd(note, at, Sense.Region) > at || note.Is(end, Sense.OrgHead) && note[end].IsCapital)
            return false;
        if (end == at + 1 && (note.Is(at, Sense.Nation) || note.Is(at, Sense.UnitWord) && note.IsDigits(end)) || note.IsMark(end, '\''))
            return false;
        return note.Take(IdentifierType.Location, at, end);
    }

    private static int Suffixed(Note note, int i)
    {
        var at = i;
        while (note.IsFree(at) && note[at].Shape == Shape.Title && at - i < 3 && !note.Is(at, Sense.PlaceSuffix) && !note.Is(at, Sense.Function | Sense.Title | Sense.Generic | Sense.Region))
            at++;
        return at > i && note.IsFree(at) && note[at].Shape == Shape.Title && note.Is(at, Sense.PlaceSuffix) && (note.Is(at, "county") || note.Is(at, "township") || note.Is(at, "borough") || !note.StartsSentence(i) || note.Is(i, Sense.Place)) && (!note.Is(at - 1, Sense.Ordinary) || note.Is(at - 1, Sense.Name | Sense.Place) || at - i > 1)
            && !(note.Is(i, Sense.Ordinary) && at == i + 1 && !note.Is(i, Sense.Name | Sense.Place)) ? at + 1 : i;
    }
}
