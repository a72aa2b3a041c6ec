using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Street addresses, what follows them, and postcodes.</summary>
internal static class AddressFinder
{
    private static readonly string[] StreetEndings = ["straße", "strasse", "str", "weg", "gasse", "platz", "allee", "damm", "ufer", "katu", "tie", "kuja", "gatan", "vägen", "gata", "veien", "vei", "gade", "vej", "utca", "laan", "straat", "plein", "dreef", "gracht", "stræde", "väg", "gränd", "polku", "tänav"];

    public static void Find(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Taken)
                continue;
            var end = note.IsDigits(i) ? NumberFirst(note, i) : note.IsWord(i) ? WordFirst(note, i) : i;
            if (end <= i)
                continue;
            // "77009 PO Box 255": a number before.
            var start = note.IsWord(i) && note.IsDigits(i - 1) && note[i - 1].Length is 4 or 5 && note.IsFree(i - 1) && note[i].IsCapital ? i - 1 : i;
            if (note.Take(IdentifierType.Location, start, end))
                i = Tail(note, end) - 1;
        }

        Postcodes(note);
    }

    // A word that may be part of a street's name: with a capital, or any that is no plain word where the note has no capitals.
    private static bool Proper(Note note, int i) => note.Has(i) && (note[i].IsCapital || (note.Small && note[i].IsWord && (note[i].Sense is Sense.None or Sense.Guessed || note.Is(i, Sense.Name | Sense.Place) && !note.Is(i, Sense.Function))));

    // 14 Tanner Street; 1200B North Oak Ave NW
    private static int NumberFirst(Note note, int i)
    {
        if (note[i].Length > 6 || (note.IsGlued(i) && i > 0 && note.Char(i - 1) is not ('(' or '"' or '>' or '^' or ',' or ':')))
            return i;
        var at = i + 1;
        if ((note.IsMark(at, '-') || note.IsMark(at, '/')) && note.IsDigits(at + 1))
            at += 2;
        if (note.Has(at) && note[at].IsWord && note[at].Length == 1 && note.IsGlued(at))
            at++;
        if (note.IsMark(at, ','))
            at++;
        // "17151 2450 Crown St": the number of a lot before that of the house.
        if (note[i].Length > 1 && note.IsDigits(at) && note[at].Spaced && note[at].Length <= 5 && (Proper(note, at + 1) || note.Is(at + 1, Sense.StreetPrefix)))
            at++;
        if (note.Is(at, "th") || note.Is(at, "st") && note[at].Shape == Shape.Lower || note.Is(at, "nd") || note.Is(at, "rd"))
            return i;
        var words = 0;
        var unknown = 0;
        // 12 rue des Lilas
        if (note.Is(at, Sense.StreetPrefix) && note[at].Length > 2)
        {
            var named = at + 1;
            while (note.IsFree(named) && note.IsWord(named) && (Proper(note, named) || note.Is(named, Sense.Particle)) && named < at + 7 && !(note.Is(named, Sense.UnitWord) && (note.IsDigits(named + 1) || note.IsMark(named + 1, '.'))))
                named = NameFinder.Joined(note, named + 1);
            if (named > at + 1 && Proper(note, named - 1))
                return note.IsDigits(named) && note[named].Length <= 4 && !note.IsLineEnd(named) ? named + 1 : named;
        }

        for (var t = at; words < 6; t++)
        {
            if (note.IsDigits(t) && note.IsWord(t + 1) && DateWords.IsOrdinalSuffix(note.Span(t + 1)) && note.IsGlued(t + 1))
            {
                t++;
                words++;
                continue;
            }

            if (note.IsDigits(t) && words > 0 && unknown == words && !note.IsMark(i + 1, ',') && !(note.IsMark(t + 1, '.') && note.IsDigits(t + 2)) && !note.Is(t - 1, Sense.Eponym | Sense.Drug) && !note.Is(t + 1, Sense.Unit) && note[i].Length > 2 && !note.IsMark(t + 1, '%') && !note.IsMark(t + 1, '/') && note[t].Length <= 4)
                return t + 1;
            if (note.IsMark(t, '.') || note.IsMark(t, '-') || note.IsMark(t, '\'') || (note.Has(t) && note.Span(t) is "'s" or "\u2019s"))
            {
                if (words == 0)
                    return i;
                continue;
            }

            if (!note.IsWord(t) || note[t].Taken)
                return i;
            // 220 W Juniper St
            if (words == 0 && t == at && note[t].Length <= 2 && note.Span(t) is "n" or "s" or "e" or "w" or "N" or "S" or "E" or "W" or "NE" or "NW" or "SE" or "SW" && note.IsWord(t + 1))
                continue;
            if (note.Is(t, "route") && note.Is(t - 1, "en"))
                return i;
            if (words > 0 && note.Is(t, Sense.Street) && (note[t].IsCapital || note.Capitals || unknown == words || IsLongStreet(note, t)) && !(note[t].Shape == Shape.Lower && note[t].Length < 3 && !(note.Small && unknown == words)))
                return Direction(note, note.IsMark(t + 1, '.') && note[t].Length < 5 ? t + 2 : t + 1);
            if (note[t].Shape != Shape.Lower && HasStreetEnding(note, t))
                return note.IsDigits(t + 1) && note[t + 1].Length <= 4 && !note.Is(t + 2, Sense.Unit) ? note.ChunkEnd(t + 1) : t + 1;
            if (words > 0 && note.IsDigits(t + 1) && note[t].Shape == Shape.Lower && note[t].Length <= 3 && !note.Is(t, Sense.Function) && note[t - 1].IsCapital && note[i].Length > 1)
                return t + 2;
            // "Király u. 15"
            if (words > 0 && note.IsMark(t + 1, '.') && note.IsDigits(t + 2) && note[t].Shape == Shape.Lower && note[t].Length <= 3 && !note.Is(t, Sense.Function) && note[t - 1].IsCapital)
                return t + 3;
            if (note[t].Shape == Shape.Lower && !note.Is(t, Sense.Particle | Sense.StreetPrefix) && (note[t].Sense & (Sense.Ordinary | Sense.Unit)) != 0)
                return i;
            if (words == 0 && note.Is(t, Sense.Unit | Sense.Month) && note[t].Length < 4)
                return i;
            words++;
            unknown += note[t].Sense is Sense.None or Sense.Guessed || note.Is(t, Sense.Particle) || note.Is(t, Sense.Name | Sense.Place) || note.Is(t, Sense.StreetPrefix) ? 1 : 0;
        }

        return i;
    }

    private static bool IsLongStreet(Note note, int t) => note.Is(t, "street") || note.Is(t, "road") || note.Is(t, "avenue") || note.Is(t, "lane") || note.Is(t, "drive") || note.Is(t, "court") || note.Is(t, "close") || note.Is(t, "ave") || note.Is(t, "blvd");

    private static int Direction(Note note, int at) =>
        note.Has(at) && note.Span(at) is "N" or "S" or "E" or "W" or "NE" or "NW" or "SE" or "SW" or "North" or "South" or "East" or "West" ? at + 1 : at;

    // Rue de la Paix 12; Hauptstrasse 5; PO Box 77; Apt 4; Room 412
    private static int WordFirst(Note note, int i)
    {
        if (!note[i].IsCapital && !note.Is(i, Sense.UnitWord) && !note.Small)
            return note.Is(i, "corner") ? Corner(note, i) : i;
        // Military addresses: PSC 0413, Box 8144, APO AA 42323
        if ((note.Is(i, "psc") || note.Is(i, "cmr") || note.Is(i, "unit")) && note.IsDigits(i + 1) && (note.IsMark(i + 2, ',') ? i + 3 : i + 2) is var boxed && note.Is(boxed, "box") && note.IsDigits(boxed + 1))
            return boxed + 2;
        if (note.Span(i) is "APO" or "FPO" or "DPO" or "apo" or "fpo" or "dpo" && note.IsWord(i + 1) && note[i + 1].Length == 2 && note.IsDigits(i + 2, 5))
            return i + 3;
        if ((note.Is(i, "po") || note.Is(i, "p") && note.IsMark(i + 1, '.')) && note[i].IsCapital | note.Capitals)
        {
            var box = i;
            while (box < i + 4 && !note.Is(box, "box"))
                box++;
            return note.Is(box, "box") && note.IsDigits(box + 1) ? note.ChunkEnd(box + 1) : i;
        }

        // Kirkwood Avenue, without a number
        if (note[i].Shape == Shape.Title && note.Has(i + 1) && note[i + 1].Shape == Shape.Title && (note.Is(i + 1, "avenue") || note.Is(i + 1, "street") || note.Is(i + 1, "road") || note.Is(i + 1, "lane") || note.Is(i + 1, "boulevard") || note.Is(i + 1, "crescent") || note.Is(i + 1, "terrace"))
            && (note.Is(i, Sense.Name | Sense.Place | Sense.Common) || note[i].Sense is Sense.None or Sense.Guessed) && !note.Is(i, Sense.Function | Sense.Title) && !(note.Has(i + 2) && note[i + 2].IsCapital && note.Is(i + 2, Sense.OrgHead | Sense.Clinical)))
            return i + 2;
        if (Proper(note, i) && HasStreetEnding(note, i) && note.IsDigits(i + 1) && note[i + 1].Length <= 4 && note[i].Length > 5)
            return note.ChunkEnd(i + 1);
        if (note[i].IsCapital && note.Is(i, Sense.StreetPrefix) && note[i].Length > 2 && (note.IsWord(i + 1) || note.IsMark(i + 1, '.')))
        {
            for (var t = note.IsMark(i + 1, '.') ? i + 2 : i + 1; t < i + 6 && note.IsWord(t); t++)
            {
                var number = note.IsMark(t + 1, ',') ? t + 2 : t + 1;
                if (note[t].IsCapital && note.IsDigits(number) && note[number].Length <= 4)
                    return note.ChunkEnd(number);
            }
        }

        // Villacher Strasse 89
        if (note[i].Shape == Shape.Title && note.Is(i + 1, Sense.Street) && note[i + 1].Shape == Shape.Title && note[i + 1].Length > 2 && note.IsDigits(i + 2) && note[i + 2].Length <= 4 && !note.Is(i + 3, Sense.Unit) && (note.Is(i, Sense.Name | Sense.Place) || note[i].Sense is Sense.None or Sense.Guessed))
            return note.ChunkEnd(i + 2);
        if ((note.Is(i, "room") || note.Is(i, "rm")) && note.IsDigits(i + 1) && note[i + 1].Length is >= 2 and <= 4 && !note.Is(i + 2, "air"))
        {
            note.Take(IdentifierType.Location, i + 1, note.ChunkEnd(i + 1));
            return i;
        }

        return Unit(note, i) is var unit && unit > i && note[i].Shape != Shape.Lower && (note.Is(i, "apt") || note.Is(i, "apartment") || note.Is(i, "suite") || note.Is(i, "flat")) ? unit : i;
    }

    // "the corner of Fifth Avenue and Main"
    private static int Corner(Note note, int i)
    {
        if (!note.Is(i + 1, "of"))
            return i;
        var at = i + 2;
        var joined = false;
        while (at < i + 12 && note.IsFree(at) && (note[at].IsCapital || note.IsDigits(at) || note.IsMark(at, '.') || note.Is(at, Sense.Street | Sense.Particle) || (!joined && note.Is(at, "and"))))
        {
            joined |= note.Is(at, "and");
            at++;
        }

        if (joined && at > i + 4)
            note.Take(IdentifierType.Location, i + 2, note.IsMark(at - 1, '.') ? at - 1 : at);
        return i;
    }

    private static int Unit(Note note, int i)
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

    private static bool HasStreetEnding(Note note, int t)
    {
        if (note[t].Length < 6 || note.Is(t, Sense.Name | Sense.Clinical | Sense.Common))
            return false;
        var word = note.Span(t);
        foreach (var ending in StreetEndings)
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // After a street: flat, city, postcode. Country and state stand.
    private static int Tail(Note note, int at)
    {
        for (var part = 0; part < 6; part++)
        {
            var next = at;
            var lines = 0;
            while (note.IsMark(next, ',') || note.IsMark(next, ';') || note.IsMark(next, '.') && part > 0 && note.Is(next - 1, Sense.State) || (note.Has(next) && note[next].Shape == Shape.LineEnd && ++lines <= 2))
                next++;
            if (!note.IsFree(next) || note[next].Shape == Shape.Mark && !note.IsMark(next, '#'))
                return at;
            var end = Unit(note, next);
            if (end == next && note.IsDigits(next) && note[next].Length is 4 or 5 or 6)
                end = note.IsMark(next + 1, '-') && note.IsDigits(next + 2) && note[next + 2].Length is 3 or 4 ? next + 3 : next + 1;
            if (end == next && Postcode(note, next) is var code && code > next)
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
            while (note.IsFree(end) && note.IsWord(end) && words < 4 && Postcode(note, end) == end && (Proper(note, end) || (words > 0 && note.Is(end, Sense.Particle))) && !(note.Is(end, Sense.State) && note[end].Shape == Shape.Upper && words > 0 && note[end].Length < 4)
                && !note.Is(end, Sense.Region) && (note.Is(end, Sense.Place | Sense.PlaceStart | Sense.Name) || note[end].Sense == Sense.None || !note.Is(end, Sense.Ordinary | Sense.Title | Sense.Drug) || (words > 0 && note.Is(end, Sense.Common))))
            {
                words++;
                end = note.IsMark(end + 1, '-') && note.IsGlued(end + 1) && note.IsWord(end + 2) ? end + 2 : end + 1;
            }

            var closed = note.IsMark(end, ',') || note.IsLineEnd(end) || note.IsDigits(end) || note.IsMark(end, '.') || note.Is(end, Sense.State | Sense.Region) || note.IsMark(end, '"') || note.IsMark(end, '(') || note.IsMark(end, ')') || Postcode(note, end) > end
                || note.Is(next, Sense.Place | Sense.PlaceStart);
            if (words == 0 || !closed || !(separated || part > 0) || note.IsMark(end, ':') || (note.IsDigits(end) && note[end].Length < 4))
                return at;
            note.Take(IdentifierType.Location, next, end);
            at = end;
        }

        return at;
    }

    private static void Postcodes(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Taken)
                continue;
            if (note.IsDigits(i, 5) && IsZip(note, i))
                note.Take(IdentifierType.Location, i, note.IsMark(i + 1, '-') && note.IsDigits(i + 2, 4) ? i + 3 : i + 1);
            else if (note.Is(i, "zip") || note.Is(i, "zipcode") || note.Is(i, "postcode"))
                Labelled(note, note.Is(i + 1, "code") ? i + 2 : i + 1);
            else if (note.IsDigits(i, 3) && note.IsDigits(i + 1, 2) && note[i + 1].Spaced && note.Is(i + 2, Sense.Place) && note[i + 2].Shape == Shape.Title && note.IsFree(i + 1))
                note.Take(IdentifierType.Location, i, i + 2);
            else if (note.IsDigits(i, 4) && (note.Is(i - 1, Sense.State) && note[i - 1].Length == 3 && note[i - 1].Shape == Shape.Upper))
                note.Take(IdentifierType.Location, i, i + 1);
            else if (note[i].Shape is Shape.Upper or Shape.Initial && Postcode(note, i) is var end && end > i)
                note.Take(IdentifierType.Location, i, end);
        }
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
        return (note.Is(i - 1, Sense.State) && note[i - 1].Shape == Shape.Upper) || (note.Is(before, Sense.Region) && before >= i - 2) || note.Is(before, "zip") || note.Is(before, "zipcode") || note.Is(before, "postcode") || (note.Is(before, "code") && (note.Is(before - 1, "zip") || note.Is(before - 1, "postal") || note.Is(before - 1, "area")))
            || (note.Has(i + 1) && note[i + 1].Shape == Shape.Title && note.Is(i + 1, Sense.Place) && note[i + 1].Spaced && !note.Is(i + 1, Sense.Clinical) && !note.StartsSentence(i + 1))
            || (note.Has(i - 1) && note[i - 1].Shape == Shape.Title && note.Is(i - 1, Sense.Place) && !note.Is(i - 1, Sense.Eponym))
            || (note.IsMark(i + 1, '-') && note.IsDigits(i + 2, 4) && note.IsGlued(i + 1) && note.IsGlued(i + 2));
    }

    /// <summary>The end of a British, Canadian or Irish postcode at <paramref name="i"/>, or <paramref name="i"/>.</summary>
    private static int Postcode(Note note, int i)
    {
        if (!note.IsFree(i) || note[i].Shape is not (Shape.Upper or Shape.Initial) || note[i].Length > 2 || (note.IsGlued(i) && i > 0 && note[i - 1].Shape >= Shape.Digits) || !note.IsDigits(i + 1) || !note.IsGlued(i + 1) || note[i + 1].Length > 2)
            return i;
        var at = i + 2;
        if (note.Has(at) && note[at].Shape == Shape.Initial && note.IsGlued(at))
            at++;
        // K1A 0B1 and HU3 1AA differ in what follows the space.
        if (!note.IsDigits(at, 1) || !note.Has(at + 1) || !note.IsGlued(at + 1) || !note[at + 1].IsWord)
            return i;
        if (note[at + 1].Shape == Shape.Upper && note[at + 1].Length == 2 && !(note.IsGlued(at + 2) && note[at + 2].Shape >= Shape.Digits))
            return at + 2;
        return note[at + 1].Shape == Shape.Initial && note.IsDigits(at + 2, 1) && note.IsGlued(at + 2) && note[i].Length == 1 && at == i + 3 ? at + 3 : i;
    }
}
