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
            var start = note.IsWord(i) && note.IsDigits(i - 1) && note[i - 1].Length is 4 or 5 && note.IsFree(i - 1) && note[i].IsCapital ? i - 1 : note.IsDigits(i) ? Start(note, i) : i;
            if (note.Take(IdentifierType.Location, start, end))
                i = AddressTail.Take(note, end) - 1;
        }

        PostcodeFinder.Find(note);
    }

    // "Unit 4/27", "No 7", "Plot 14", "H.No. 118": what stands before a house's number.
    private static int Start(Note note, int i)
    {
        var before = i - 1;
        if (note.IsMark(before, '/') && note.IsDigits(before - 1) && note.IsGlued(i))
            before -= 2;
        if (note.IsMark(before, '.') || note.IsMark(before, '#') || note.IsMark(before, ':'))
            before--;
        if (!(note.Is(before, "no") || note.Is(before, "number") || note.Is(before, Sense.UnitWord)) || !note.IsFree(before))
            return i;
        while (note.IsMark(before - 1, '.') && note.Is(before - 2, "h") || note.Is(before - 1, "h") || note.Is(before - 1, "house") || note.Is(before - 1, "door") || note.Is(before - 1, "plot") || note.Is(before - 1, "flat"))
            before -= note.IsMark(before - 1, '.') ? 2 : 1;
        return note.IsFree(before) && note.IsFree(before + 1) ? before : i;
    }

    // A word that may be part of a street's name: with a capital, or any that is no plain word where the note has no capitals.
    public static bool Proper(Note note, int i) => note.Has(i) && (note[i].IsCapital || (note.Small && note[i].IsWord && (note[i].Sense is Sense.None or Sense.Guessed || note.Is(i, Sense.Name | Sense.Place) && !note.Is(i, Sense.Function))));

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
        // 3 The Shambles
        if (note.Is(at, "the") && note[at].IsCapital && note[i].Length < 4 && note.Has(at + 1) && note[at + 1].Shape == Shape.Title && note.IsFree(at + 1) && (note.IsMark(at + 2, ',') || note.IsLineEnd(at + 2)) && !note.Is(at + 1, Sense.Clinical))
            return at + 2;
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

            if (note.IsDigits(t) && words > 0 && unknown == words && !note.IsMark(i + 1, ',') && !note.IsMark(i + 1, '/') && !note.IsMark(at - 1, ',') && !(note.IsMark(t + 1, '.') && note.IsDigits(t + 2)) && !note.Is(t - 1, Sense.Eponym | Sense.Drug) && !note.Is(t + 1, Sense.Unit) && note[i].Length > 2 && !note.IsMark(t + 1, '%') && !note.IsMark(t + 1, '/') && note[t].Length <= 4)
                return t + 1;
            if (note.IsMark(t, '.') || note.IsMark(t, '-') || note.IsMark(t, '\'') || (note.Has(t) && note.Span(t) is "'s" or "\u2019s"))
            {
                if (words == 0)
                    return i;
                continue;
            }

            if (!note.IsWord(t) || note[t].Taken)
                return i;
            // "2505 Heatherleigh Suite 620": the unit ends the street.
            if (words > 0 && unknown == words && note[i].Length > 1 && note.Is(t, Sense.UnitWord) && note[t].IsCapital && AddressTail.Unit(note, t) > t)
                return t;
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
            return note.Is(i, "corner") ? Corner(note, i) : note.Is(i, Sense.StreetPrefix) ? Prefixed(note, i) : i;
        if (Road(note, i) is var road && road > i || House(note, i) is var house && (road = house) > i)
            return road;
        // Flat 7 Mercer Point, Coldharbour Lane
        if (note[i].Shape == Shape.Title && note.Is(i, Sense.UnitWord) && note.IsDigits(i + 1) && note[i + 1].Length < 4 && (note.IsMark(i + 2, ',') ? i + 3 : i + 2) is var block && note.IsFree(block) && note[block].Shape == Shape.Title && note.Has(block + 1) && note[block + 1].Shape == Shape.Title && !note.Is(block, Sense.Clinical | Sense.Drug | Sense.Function)
            && (note.IsMark(block + 2, ',') || note.IsLineEnd(block + 2)) && (note.Is(i, "flat") || note.Is(i, "apartment") || note.Is(i, "apt") || note.Is(i, "unit")))
            return block + 2;
        // RR 2 Box 118
        if (note.Span(i) is "RR" or "HC" or "HCR" && note.IsDigits(i + 1) && (note.IsMark(i + 2, ',') ? i + 3 : i + 2) is var rural && note.Is(rural, "box") && note.IsDigits(rural + 1))
            return note.ChunkEnd(rural + 1);
        // Military addresses: PSC 0413, Box 8144, APO AA 42323
        if ((note.Is(i, "psc") || note.Is(i, "cmr") || note.Is(i, "unit")) && note.IsDigits(i + 1) && (note.IsMark(i + 2, ',') ? i + 3 : i + 2) is var boxed && note.Is(boxed, "box") && note.IsDigits(boxed + 1))
            return boxed + 2;
        if (note.Span(i) is "APO" or "FPO" or "DPO" or "apo" or "fpo" or "dpo" && note.IsWord(i + 1) && note[i + 1].Length == 2 && note.IsDigits(i + 2, 5))
        {
            Ship(note, i);
            return i + 3;
        }

        if ((note.Is(i, "po") || note.Is(i, "p") && note.IsMark(i + 1, '.')) && note[i].IsCapital | note.Capitals)
        {
            var box = i;
            while (box < i + 4 && !note.Is(box, "box"))
                box++;
            return note.Is(box, "box") && note.IsDigits(box + 1) ? note.ChunkEnd(box + 1) : i;
        }

        // Granby St, HIGH ST
        if (note[i].IsCapital && note[i].Length > 2 && note.Has(i + 1) && note[i + 1].Shape == note[i].Shape && (note.Is(i + 1, "st") || note.Is(i + 1, "rd") || note.Is(i + 1, "ave") || note.Is(i + 1, "blvd") || note.Is(i + 1, "ln")) && note[i + 1].Spaced && !note.IsGap(i + 1)
            && (note.IsLineEnd(i + 2) || note.Char(i + 2) is ',' or ';' or ')' || note.IsMark(i + 2, '.') && note.IsLineEnd(i + 3) || note.Is(i + 2, "and") || note.IsMark(i + 2, '&') || note.IsMark(i + 2, '.') && note[i + 3].Spaced && (note.Is(i - 1, "on") || note.IsMark(i - 1, ',') || note.Is(i - 1, "at")))
            && (note.Is(i, Sense.Name | Sense.Place) || note[i].Sense is Sense.None or Sense.Guessed || note.Is(i, Sense.Common) && !note.StartsSentence(i) || note.Is(i, "high") || note.Is(i, "main")) && !note.Is(i, Sense.Function | Sense.Title | Sense.Clinical & ~Sense.Name))
            return i + 2;
        // Kirkwood Avenue, without a number
        if (note[i].Shape == Shape.Title && note.Has(i + 1) && note[i + 1].Shape == Shape.Title && (note.Is(i + 1, "avenue") || note.Is(i + 1, "street") || note.Is(i + 1, "road") || note.Is(i + 1, "lane") || note.Is(i + 1, "boulevard") || note.Is(i + 1, "crescent") || note.Is(i + 1, "terrace"))
            && (note.Is(i, Sense.Name | Sense.Place | Sense.Common) || note[i].Sense is Sense.None or Sense.Guessed) && !note.Is(i, Sense.Function | Sense.Title) && !(note.Has(i + 2) && note[i + 2].IsCapital && note.Is(i + 2, Sense.OrgHead | Sense.Clinical)))
            return i + 2;
        if (Proper(note, i) && HasStreetEnding(note, i) && note.IsDigits(i + 1) && note[i + 1].Length <= 4 && note[i].Length > 5)
            return note.ChunkEnd(i + 1);
        if (note[i].IsCapital && note.Is(i, Sense.StreetPrefix) && note[i].Length > 2 && Prefixed(note, i) is var prefixed && prefixed > i)
            return prefixed;

        // Am Mühlbach 12
        if (note.Span(i) is "Am" or "Im" or "Zum" or "Zur" or "An" or "Auf" && note.Has(i + 1) && (note[i + 1].Shape == Shape.Title ? i + 1 : i + 2) is var named && note.Has(named) && note[named].Shape == Shape.Title && note.IsDigits(named + 1) && note[named + 1].Length <= 3 && !note.Is(named + 2, Sense.Unit) && !note.Is(named, Sense.Clinical | Sense.Month)
            && (note.IsMark(named + 2, ',') || note.IsLineEnd(named + 2)))
            return named + 2;
        // Villacher Strasse 89
        if (note[i].Shape == Shape.Title && note.Is(i + 1, Sense.Street) && note[i + 1].Shape == Shape.Title && note[i + 1].Length > 2 && note.IsDigits(i + 2) && note[i + 2].Length <= 4 && !note.Is(i + 3, Sense.Unit) && (note.Is(i, Sense.Name | Sense.Place) || note[i].Sense is Sense.None or Sense.Guessed))
            return note.ChunkEnd(i + 2);
        return AddressTail.Unit(note, i) is var unit && unit > i && note[i].Shape != Shape.Lower && (note.Is(i, "apt") || note.Is(i, "apartment") || note.Is(i, "suite") || note.Is(i, "flat")) ? unit : i;
    }

    // Calle Mayor 12; ul. Kościuszki 14/7
    private static int Prefixed(Note note, int i)
    {
        for (var t = note.IsMark(i + 1, '.') ? i + 2 : i + 1; t < i + 6 && note.IsWord(t) && note.IsFree(t) && (t > i + 1 || note[t].IsCapital || note.Is(t, Sense.Particle)); t++)
        {
            var number = note.IsMark(t + 1, ',') ? t + 2 : t + 1;
            if (note[t].IsCapital && !note.Is(t, Sense.Clinical | Sense.Drug) && note.IsDigits(number) && note[number].Length <= 4 && !note.Is(number + 1, Sense.Unit))
                return note.ChunkEnd(number);
        }

        return i;
    }

    // USNS Kearsley, before the post office of the fleet.
    private static void Ship(Note note, int i)
    {
        var at = i - 1;
        while (at > 0 && note.IsLineEnd(at))
            at--;
        for (var words = 0; words < 4 && note.IsWord(at) && note.IsFree(at); words++, at--)
        {
            if (note.Is(at, "uss") || note.Is(at, "usns") || note.Is(at, "usnv") || note.Is(at, "uscgc"))
            {
                note.Take(IdentifierType.Location, at, at + words + 1);
                return;
            }
        }
    }

    // I-40 mile marker 221; Highway 9; County Road 447
    private static int Road(Note note, int i)
    {
        var end = i;
        if (note.Span(i) is "I" or "US" or "SR" && note.IsMark(i + 1, '-') && note.IsDigits(i + 2) && note[i + 2].Length < 4 && note.IsGlued(i + 2))
            end = i + 3;
        else if (note[i].Shape == Shape.Title && (note.Is(i, "interstate") || note.Is(i, "highway") || note.Is(i, "hwy") || note.Is(i, "route") || note.Is(i, "rt") || note.Is(i, "rte")) && note.IsDigits(i + 1) && note[i + 1].Length < 4 && !note.Is(i + 2, Sense.Unit))
            end = i + 2;
        else if (note.Is(i, "county") && note.Is(i + 1, "road") && note.IsDigits(i + 2))
            end = i + 3;
        if (end == i)
            return i;
        var at = note.IsMark(end, ',') || note.Is(end, "at") || note.Is(end, "near") ? end + 1 : end;
        if (note.Is(at, "mile") || note.Is(at, "mm") || note.Is(at, "exit") || note.Is(at, "box"))
        {
            at += note.Is(at + 1, "marker") ? 2 : 1;
            if (note.IsDigits(at))
                return at + 1;
        }

        return end > i + 2 && note.IsMark(i + 1, '-') && !(note.Is(i - 1, "on") || note.Is(i - 1, "to") || note.Is(i - 1, "near") || note.Is(i - 1, "off") || note.Is(i - 1, "from")) ? i : end;
    }

    // Rose Cottage, Mill Lane: a house by its name, where an address is due.
    private static int House(Note note, int i)
    {
        if (note[i].Shape != Shape.Title || note.Is(i, Sense.PlaceVerb) || !(note.Is(i - 1, "at") || note.Is(i - 1, "of") || note.Is(i - 1, "to") || note.IsMark(i - 1, ':') || note.Is(i - 1, Sense.PlaceVerb) || note.IsMark(i - 1, ',') && note[i - 2 < 0 ? i : i - 2].Taken || note.IsLineEnd(i - 1) || note.IsMark(i - 1, '.') && note.StartsSentence(i)))
            return i;
        var at = i;
        while (at < i + 3 && note.IsFree(at) && note[at].Shape == Shape.Title && !IsHouse(note, at) && !note.Is(at, Sense.Title | Sense.OrgHead & ~Sense.Street))
            at++;
        return at > i && note.IsFree(at) && note[at].Shape == Shape.Title && IsHouse(note, at) && note.IsMark(at + 1, ',') && note.Has(at + 2) && (note[at + 2].IsCapital || note.IsDigits(at + 2) || IsDwelling(note, at)) ? at + 1 : i;
    }

    // What is nothing but a house.
    private static bool IsDwelling(Note note, int i) => note.Is(i, "cottage") || note.Is(i, "farmhouse") || note.Is(i, "bungalow") || note.Is(i, "vicarage") || note.Is(i, "rectory");

    private static bool IsHouse(Note note, int i) =>
        note.Is(i, "cottage") || note.Is(i, "cottages") || note.Is(i, "farm") || note.Is(i, "farmhouse") || note.Is(i, "rectory") || note.Is(i, "vicarage") || note.Is(i, "villa") || note.Is(i, "villas") || note.Is(i, "towers") || note.Is(i, "mansions") || note.Is(i, "bungalow") || note.Is(i, "chalet") || note.Is(i, "croft") || note.Is(i, "mill");

    // "the corner of Fifth Avenue and Main"
    private static int Corner(Note note, int i)
    {
        if (!note.Is(i + 1, "of"))
            return i;
        var at = i + 2;
        var joined = false;
        while (at < i + 12 && note.IsFree(at) && (note[at].IsCapital || note.IsDigits(at) || note.IsMark(at, '.') || note.Is(at, Sense.Street | Sense.StreetPrefix | Sense.Particle) || note.Small && Proper(note, at) || (!joined && note.Is(at, "and"))))
        {
            joined |= note.Is(at, "and");
            at++;
        }

        if (joined && at > i + 4)
            note.Take(IdentifierType.Location, note.Is(i - 1, "the") ? i - 1 : i, note.IsMark(at - 1, '.') ? at - 1 : at);
        return i;
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
}
