using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Lot and batch numbers of what stays in or on a patient, such as an implant, a mesh or a port. Those of medicines and vaccines are kept.</summary>
internal static class LotFinder
{
    private const int Near = 9;

    public static void Find(Note note)
    {
        if ((note.Senses & Sense.Lot) == 0)
            return;
        for (var i = 0; i < note.Count; i++)
        {
            if (!note.Is(i, Sense.Lot) || !IsOfDevice(note, i))
                continue;
            var value = i + 1;
            while (value < i + 4 && (note.IsMark(value, ':') || note.IsMark(value, '#') || note.IsMark(value, '.') || note.Is(value, "no") || note.Is(value, "number")))
                value++;
            if (note.IsFree(value) && note.ChunkEnd(value) is var end && HasFigures(note, value, end))
                note.Take(IdentifierType.Device, value, end);
        }
    }

    private static bool IsOfDevice(Note note, int i)
    {
        for (int before = i - 1, words = 0; before >= 0 && words < Near; before--)
        {
            if (note[before].Shape == Shape.LineEnd || note.IsMark(before, '.') && note[before + 1].Spaced && note[before + 1].IsCapital)
                return false;
            if (!note.IsWord(before))
                continue;
            words++;
            if (note.Is(before, Sense.Drug) || note.Is(before, "vaccine"))
                return false;
            if (note.Is(before, Sense.Device))
                return true;
        }

        return false;
    }

    private static bool HasFigures(Note note, int from, int to)
    {
        var digits = 0;
        for (var i = from; i < to; i++)
            digits += note.IsDigits(i) ? note[i].Length : 0;
        return digits > 1;
    }
}
