using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>What follows a street: flat, town, postcode, and the country that closes the address.</summary>
internal static class AddressTail
{
    // After a street: flat, city, postcode. Country and state stand.
    public static int Take(Note note, int at)
    {
        var unit = false;
        for (var part = 0; part < 6; part++)
        {
            var next = at;
            var lines = 0;
            while (note.IsMark(next, ',') || note.IsMark(next, ';') || note.IsMark(next, '.') && (part > 0 && note.Is(next - 1, Sense.State) || note.IsDigits(next - 1) && Unit(note, next + 1) > next + 1) || (note.Has(next) && note[next].Shape == Shape.LineEnd && ++lines <= 2)
                || note.IsMark(next, '>') && next > 0 && note[next - 1].Shape == Shape.LineEnd || note.Is(next, "co") && note[next].Shape == Shape.Title && note.Has(next + 1) && (note.IsMark(next + 1, '.') || note[next + 1].IsCapital) || note.IsMark(next, '.') && note.Is(next - 1, "co"))
                next++;
            // ", RS\n 95828": the postcode after the code of a region, which stands.
            if (part > 0 && Coded(note, next) is var coded && coded > next)
            {
                note.Take(IdentifierType.Location, coded - 1, coded);
                return coded;
            }

            if (!note.IsFree(next) || note[next].Shape == Shape.Mark && !note.IsMark(next, '#'))
                return at;
            var end = Unit(note, next);
            unit |= end > next;
            // 3ºD, Sector 21-C
            if (end == next && note.IsDigits(next) && note[next].Length < 3 && note.IsGlued(next + 1) && note.Char(next + 1) is 'º' or 'ª' or '°')
                end = note.ChunkEnd(next);
            if (end == next && (note.Is(next, "sector") || note.Is(next, "phase") || note.Is(next, "block") || note.Is(next, "cross") || note.Is(next, "purok") || note.Is(next, "barangay") || note.Is(next, "brgy")) && note[next].Shape == Shape.Title && note.Has(next + 1) && (note.IsDigits(next + 1) || note[next + 1].Shape == Shape.Initial))
                end = note.ChunkEnd(next + 1);
            if (end == next && note.IsDigits(next) && note[next].Length is 4 or 5 or 6)
                end = note.IsMark(next + 1, '-') && note.IsDigits(next + 2) && note[next + 2].Length is 3 or 4 ? next + 3 : next + 1;
            if (end == next && PostcodeFinder.End(note, next) is var code && code > next)
                end = code;
            if (end > next)
            {
                if (!note.Take(IdentifierType.Location, next, end))
                    return at;
                at = end;
                continue;
            }

            // The country that closes an address is masked with it; a country in running text stands.
            var country = note.Is(next, Sense.Country) ? next + 1 : note.Is(next, Sense.RegionStart) ? PlaceFinder.PhraseEnd(note, next, Sense.Country) : next;
            if (country > next && note.IsMark(country, '(') && note.IsWord(country + 1) && note.IsMark(country + 2, ')'))
                country += 3;
            if (country > next && (note[next].IsCapital || note.Small) && note.Take(IdentifierType.Location, next, country))
            {
                at = country;
                continue;
            }

            if (note.Is(next, Sense.Region) || (note.Is(next, Sense.State) && note[next].Shape == Shape.Upper && note[next].Length < 4))
            {
                at = next + 1;
                continue;
            }

            var separated = next > at;
            var words = 0;
            end = next;
            while (note.IsFree(end) && note.IsWord(end) && words < 4 && PostcodeFinder.End(note, end) == end && (AddressFinder.Proper(note, end) || (words > 0 && note.Is(end, Sense.Particle))) && !(note.Is(end, Sense.State) && note[end].Shape == Shape.Upper && words > 0 && note[end].Length < 4)
                && !note.Is(end, Sense.Region | Sense.Label | Sense.Birth) && note[end].Length > 1 && !note.IsGap(end) | end == next && !IsRegion(note, end) && (note.Is(end, Sense.Place | Sense.PlaceStart | Sense.Name) || note[end].Sense == Sense.None || !note.Is(end, Sense.Ordinary | Sense.Title | Sense.Drug) || (words > 0 && note.Is(end, Sense.Common))))
            {
                words++;
                if (note.Has(end + 1) && note.Span(end + 1) is "'s" or "'S" or "\u2019s" or "\u2019S" && note.Has(end + 2) && AddressFinder.Proper(note, end + 2))
                    end++;
                end = note.IsMark(end + 1, '-') && note.IsGlued(end + 1) && note.IsWord(end + 2) ? end + 2 : end + 1;
            }

            var closed = note.IsMark(end, ',') || note.IsLineEnd(end) || note.IsDigits(end) || note.IsMark(end, '.') || note.Is(end, Sense.State | Sense.Region) || note.IsMark(end, '"') || note.IsMark(end, '(') || note.IsMark(end, ')') || PostcodeFinder.End(note, end) > end
                || IsRegion(note, end) || unit && part > 0 && words < 3
                || note.Is(next, Sense.Place | Sense.PlaceStart);
            if (words == 0 || !closed || !(separated || part > 0) || note.IsMark(end, ':') || (note.IsDigits(end) && note[end].Length < 4))
                return at;
            note.Take(IdentifierType.Location, next, end);
            at = end;
        }

        return at;
    }

    private static int Coded(Note note, int i)
    {
        if (!note.IsFree(i) || !(note.IsWord(i) && note[i].Length < 4 && !note.Is(i, Sense.Function | Sense.Clinical) || note.IsDigits(i) && note[i].Length < 3))
            return i;
        var at = i + 1;
        while (note.Has(at) && at < i + 4 && (note[at].Shape == Shape.LineEnd || note.IsMark(at, ',') || note.IsMark(at, '>')))
            at++;
        return note.IsDigits(at) && note[at].Length is >= 4 and <= 6 && note.IsFree(at) && !(note.IsGlued(at + 1) && note[at + 1].Shape >= Shape.Digits) && (at > i + 1 || note[i].IsCapital || note.IsDigits(i)) && (at > i + 1 || note[at].Spaced) ? at + 1 : i;
    }

    private static bool IsRegion(Note note, int i) => note.Is(i, Sense.Country) || note.Is(i, Sense.RegionStart) && PlaceFinder.PhraseEnd(note, i, Sense.Region) > i;

    public static int Unit(Note note, int i)
    {
        if (note.IsMark(i, '#') && note.IsDigits(i + 1))
            return note.ChunkEnd(i + 1);
        if (!note.Is(i, Sense.UnitWord))
            return i;
        var at = i + 1;
        while (note.IsMark(at, '.') || note.IsMark(at, '#'))
            at++;
        return note.IsDigits(at) || (note.Has(at) && note[at].Shape == Shape.Initial) ? note.ChunkEnd(at) : i;
    }
}
