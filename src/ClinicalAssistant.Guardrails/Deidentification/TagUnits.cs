using System.Numerics;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Cuts a note into the units of the tagger, with what the rules have found.</summary>
internal static class TagUnits
{
    /// <summary>Units before the first and after the last, so that a unit's neighbours always exist.</summary>
    public const int Margin = 2;

    // A longer figure is no dose and no value.
    private const int MostOfMeasure = 6;
    private const uint There = 1u << 31;
    private const int MostOnStack = 512;

    private const Sense Known = Sense.Ordinary | Sense.Drug | Sense.Unit | Sense.Month | Sense.Weekday | Sense.Title | Sense.Credential | Sense.Region | Sense.Nation;

    // Countries, states, peoples and weekdays stand.
    private const Sense Kept = Sense.Region | Sense.Nation | Sense.Weekday;

    public static Span<TagUnit> Of(Note note, WordGroups groups)
    {
        var tags = Tags(note);
        var units = new TagUnit[note.Count + (2 * Margin)];
        var outside = new TagUnit { Shape = Shape.LineEnd, Tag = Tag.Outside, Word = 1, Signature = 1, Kind = 1 };
        units.AsSpan(0, Margin).Fill(outside);
        var count = Margin;
        for (var i = 0; i < note.Count;)
        {
            ref var token = ref note[i];
            var end = i + 1;
            if (!token.Taken && token.Shape >= Shape.Digits && HasDigit(note, i, note.ChunkEnd(i)) && !note.AnyTaken(i, note.ChunkEnd(i)))
                end = note.ChunkEnd(i);
            var digits = token.Shape == Shape.Digits || end > i + 1;
            var shape = digits ? Shape.Digits : token.Shape;
            var sense = digits ? Sense.None : token.Sense | token.Starts;
            var kept = !token.Taken && !digits && token.Term;
            var word = digits ? Pattern(note, i, end) : Word(note.Span(i));
            units[count++] = new TagUnit
            {
                From = i, To = end, Shape = shape, Sense = sense, Tag = kept ? Tag.Kept : tags[i],
                Ruled = kept ? Tag.Kept : shape >= Shape.Lower && tags[i] is (Tag.Name or Tag.Location or Tag.Hospital) && !note.IsSure(token.Start) ? tags[i] : Tag.None,
                Word = word,
                Signature = FeatureHash.Pair(unchecked((uint)sense), (uint)((ulong)sense >> 32), (uint)shape),
                Kind = KindOf(sense, shape),
                Open = !token.Taken && !note.IsEscaped(token.Start) && ((sense & Kept) == 0 || (sense & Sense.Name) != 0) && !IsTerm(note, i) && !(digits && IsFigure(note, i, end))
                    && (digits || token.IsCapital || (token.IsWord && (note.Casual ? (sense & Sense.Function) == 0 : (sense & Known) == 0))),
            };
            i = end;
        }

        units.AsSpan(count, Margin).Fill(outside);
        var cut = units.AsSpan(0, count + Margin);
        // The places of all words are read without a question between, so that the reads overlap.
        foreach (ref var unit in cut)
            unit.Group = (uint)(groups.First(unit.Word) & ushort.MaxValue);
        foreach (ref var unit in cut)
            unit.Group = unit.Shape >= Shape.Lower ? groups.Of(unit.Word) : 0u;
        Surroundings(cut, note);
        return cut;
    }

    // What a unit knows of its line and of the rest of the note.
    private static void Surroundings(Span<TagUnit> units, Note note)
    {
        var (dates, marks) = (0u, 0u);
        foreach (var span in note.Found)
        {
            if (span.Type != IdentifierType.Date)
                continue;
            dates++;
            marks |= span.Value.AsSpan().IndexOfAny("/.-") is var at && at > 0 && char.IsAsciiDigit(span.Value[at - 1]) ? span.Value[at] switch { '/' => 4u, '.' => 8u, _ => 16u } : 0;
        }

        // By the hash of a word and a bit that says that it is there.
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)units.Length * 2);
        Span<ulong> seen = places <= MostOnStack ? stackalloc ulong[MostOnStack] : new ulong[places];
        seen = seen[..places];
        var (line, group) = (1u, 0u);
        for (var i = Margin; i < units.Length - Margin; i++)
        {
            ref var unit = ref units[i];
            if (units[i - 1].Shape == Shape.LineEnd && unit.Shape != Shape.LineEnd)
                (line, group) = (unit.Word, unit.Group);
            (unit.Line, unit.LineGroup) = (line, group);
            unit.Dates = Math.Min(dates, 2) | marks;
            if (unit.Shape < Shape.Lower)
                continue;
            Place(seen, unit.Word) |= unit.Tag is Tag.Name or Tag.Location or Tag.Hospital ? 1ul << (int)unit.Tag : unit.Shape == Shape.Lower ? 1ul : 0;
        }

        for (var i = Margin; i < units.Length - Margin; i++)
        {
            if (units[i].Open && units[i].Shape >= Shape.Lower)
                units[i].Elsewhere = (uint)(Place(seen, units[i].Word) & (There - 1));
        }
    }

    private static ref ulong Place(Span<ulong> seen, uint word)
    {
        var at = (int)(word & (uint)(seen.Length - 1));
        while (seen[at] != 0 && (uint)(seen[at] >> 32) != word)
            at = (at + 1) & (seen.Length - 1);
        if (seen[at] == 0)
            seen[at] = (ulong)word << 32 | There;
        return ref seen[at];
    }

    // A year alone; three days of seven; a decimal before a unit; the figure of a medicine, a product or a grade, and a plain or decimal one of what is measured.
    private static bool IsFigure(Note note, int from, int to)
    {
        var plain = note.IsDigits(from) && (to == from + 1 || to == from + 3 && note.IsMark(from + 1, '.')) && note[from].Length <= MostOfMeasure;
        return to == from + 3 && note.IsMark(from + 1, '/') && (DayMonth.IsSpan(note, from) || DayMonth.IsCountedPair(note, from))
            || note.IsDigits(from, 4) && to == from + 1 && DateWords.IsYear(note.Integer(from))
            || note.Is(from - 1, Sense.Drug | Sense.Product | Sense.Eponym | Sense.EponymHead) && (plain || note[to - 1].End - note[from].Start <= MostOfMeasure + 1)
            || to == from + 3 && note.IsMark(from + 1, '.') && note.Is(to, Sense.Unit)
            || plain && note.Is(from - 1, Sense.Clinical) && !note.Is(from - 1, Sense.Label | Sense.DateCue | Sense.PhoneCue | Sense.Device | Sense.Name);
    }

    // "Wells score", "Bell's palsy", "Power 4/5"
    private static bool IsTerm(Note note, int i) => DayMonth.IsCounted(note, i) || IsGrade(note.Span(i)) || note.Is(i, Sense.Eponym) && note.Is(note.Has(i + 1) && note.Span(i + 1) is "'s" or "\u2019s" or "-" ? i + 2 : i + 1, Sense.EponymHead);

    // "IIa", "IIIB", "IV"
    private static bool IsGrade(ReadOnlySpan<char> word)
    {
        var digits = word.IndexOfAnyExcept('I', 'V', 'X');
        return word.Length > 1 && (digits < 0 || digits > 1 && digits == word.Length - 1 && word[^1] is (>= 'A' and <= 'D') or (>= 'a' and <= 'd') or 's');
    }

    private static Tag[] Tags(Note note)
    {
        var tags = new Tag[note.Count];
        for (var i = 0; i < note.Count; i++)
            tags[i] = note[i].Taken ? Tag.Kept : Tag.None;
        foreach (var span in note.Found)
            tags.AsSpan(note.TokenAt(span.Start)..note.TokenAt(span.End)).Fill(TagOf(span.Type));
        return tags;
    }

    public static Tag TagOf(IdentifierType type) => type switch
    {
        IdentifierType.Name => Tag.Name,
        IdentifierType.Location => Tag.Location,
        IdentifierType.Hospital => Tag.Hospital,
        IdentifierType.Date => Tag.Date,
        IdentifierType.AgeOver89 => Tag.Age,
        IdentifierType.Phone or IdentifierType.Fax => Tag.Phone,
        _ => Tag.Other,
    };

    private static bool HasDigit(Note note, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (note.IsDigits(i))
                return true;
        }

        return false;
    }

    private static uint Word(ReadOnlySpan<char> word)
    {
        var hash = FeatureHash.None;
        foreach (var c in word)
            hash = FeatureHash.Add(hash, char.IsAsciiLetter(c) ? (char)(c | 0x20) : char.ToLowerInvariant(c));
        return FeatureHash.Mix(hash);
    }

    // "3/12" is d/dd, "M-118" A-ddd; a pair that may be a day and a month is marked.
    private static uint Pattern(Note note, int from, int to)
    {
        var hash = FeatureHash.None;
        for (var i = note[from].Start; i < note[to - 1].End && i < note[from].Start + 16; i++)
        {
            var c = note.Text[i];
            hash = FeatureHash.Add(hash, char.IsAsciiDigit(c) ? 'd' : char.IsUpper(c) ? 'A' : char.IsLetter(c) ? 'a' : c);
        }

        var day = to - from == 3 && note.Integer(from) is >= 1 and <= 31 && note.Integer(from + 2) is >= 1 and <= 31 && Math.Min(note.Integer(from), note.Integer(from + 2)) <= 12;
        return FeatureHash.Mix(day ? FeatureHash.Add(hash, '!') : hash);
    }

    private static uint KindOf(Sense sense, Shape shape)
    {
        var kind = (uint)shape;
        foreach (var group in (ReadOnlySpan<Sense>)[Sense.Given, Sense.Family, Sense.Place | Sense.PlaceStart, Sense.Common | Sense.Guessed, Sense.Clinical, Sense.Drug | Sense.Product, Sense.Eponym, Sense.Function, Sense.OrgHead, Sense.NameCue | Sense.Relative | Sense.Title, Sense.Unit])
            kind = (kind << 1) | ((sense & group) != 0 ? 1u : 0u);
        return FeatureHash.Mix(kind + 7);
    }
}
