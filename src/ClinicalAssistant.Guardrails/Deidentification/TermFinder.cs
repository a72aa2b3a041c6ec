namespace ClinicalAssistant.Guardrails;

/// <summary>Protects terms of several words that hold names: Austin Flint, Ramsay Hunt, Los Angeles grade.</summary>
internal static class TermFinder
{
    public static void Protect(Note note)
    {
        if ((note.Senses & Sense.EponymStart) == 0)
            return;
        for (var i = 0; i < note.Count; i++)
        {
            if (!note.Is(i, Sense.EponymStart) || note[i].Taken || IsPerson(note, i))
                continue;
            var end = PlaceFinder.PhraseEnd(note, i, Sense.Eponym);
            if (end > i)
                note.Protect(i, end);
        }
    }

    // "Dr Jackson Pratt" is a person all the same.
    private static bool IsPerson(Note note, int i) => note.Is(i - 1, Sense.Title) || (note.IsMark(i - 1, '.') && note.Is(i - 2, Sense.Title)) || (note.IsMark(i - 1, ':') && note.Is(i - 2, Sense.NameCue));
}
