using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Number plates: letters and figures in groups after a word for a vehicle, its make, its registration or driving.</summary>
internal static class VehicleFinder
{
    private const int Near = 7;
    private const int Fewest = 5;
    private const int Most = 8;

    public static void Find(Note note)
    {
        if ((note.Senses & Sense.Vehicle) == 0)
            return;
        for (var i = 0; i < note.Count; i++)
        {
            if (!note.Is(i, Sense.Vehicle))
                continue;
            for (var at = i + 1; at <= i + Near && !Ends(note, i, at); at++)
            {
                if (End(note, at) is not (> 0 and var end) || !note.Take(IdentifierType.Vehicle, at, end))
                    continue;
                // "plates 7KRT114 and HBX 4471"
                while ((note.Is(end, "and") || note.Is(end, "or") || note.IsMark(end, '&') || note.IsMark(end, ',') || note.IsMark(end, '/')) && End(note, end + 1) is > 0 and var next && note.Take(IdentifierType.Vehicle, end + 1, next))
                    end = next;
                break;
            }
        }
    }

    private static bool Ends(Note note, int cue, int at) => note.IsLineEnd(at) || note.IsMark(at, ';') || note.IsMark(at, '.') && note.Has(at + 1) && note[at + 1].Spaced && note[at + 1].IsCapital && note[at - 1].Length > 2 && !note.Is(at - 1, "reg");

    // The end of what looks like a plate, or -1: groups parted by a space or a hyphen, of both letters and figures.
    private static int End(Note note, int from)
    {
        if (note.IsGlued(from) && note.Char(from - 1) is not ('(' or '#' or ':' or '/'))
            return -1;
        var (letters, digits, found) = (0, 0, -1);
        for (int at = from, groups = 0; note.IsFree(at) && groups < 5; at++)
        {
            if (note.IsMark(at, '-') && note.IsGlued(at) && note.IsGlued(at + 1))
                continue;
            var glued = at > from && note.IsGlued(at);
            if (note.IsDigits(at) && note[at].Length <= 5)
                digits += note[at].Length;
            else if (note[at].Length <= 4 && (note[at].Shape is Shape.Upper or Shape.Initial || note.Small && note[at].Shape == Shape.Lower && (note[at].Sense == Sense.None || glued)) && (glued || IsWithFigures(note, at) || (letters == 2 && digits == 2 && note[at].Length == 3 && note.IsGlued(at - 1)) || !note.Is(at, Sense.Clinical | Sense.Unit | Sense.Drug | Sense.Function | Sense.Label | Sense.Vehicle | Sense.Vocabulary)))
                letters += note[at].Length;
            else
                break;
            if (letters + digits > Most)
                break;
            groups++;
            if (letters > 0 && digits > 1 && letters + digits >= Fewest && !(note.IsGlued(at + 1) && note[at + 1].Shape >= Shape.Digits) && !note.Is(at + 1, Sense.Unit))
                found = at + 1;
        }

        return found;
    }

    /// <summary>"BX68": letters that may mean something alone, and do not with figures behind.</summary>
    private static bool IsWithFigures(Note note, int at) => note[at].Length == 2 && note[at].Shape == Shape.Upper && note.IsGlued(at + 1) && note.IsDigits(at + 1) && note[at + 1].Length == 2 && note.IsFree(at + 2) && note[at + 2] is { Shape: Shape.Upper, Length: 3 };
}
