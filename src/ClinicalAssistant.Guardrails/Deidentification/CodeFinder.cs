namespace ClinicalAssistant.Guardrails;

/// <summary>Protects what is written like an identifier and is the code of a thing or a sum: HP:0001250, C6H12O6, 142 x 1 x 0.43.</summary>
internal static class CodeFinder
{
    // Carbon and hydrogen with a figure each, and one element more.
    private const int FewestParts = 5;

    public static void Protect(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (!note.IsFree(i))
                continue;
            if (note.Is(i, Sense.Ontology))
                Ontology(note, i);
            else if (note[i].Shape == Shape.Initial && note.Char(i) == 'C' && note.IsDigits(i + 1) && note.IsGlued(i + 1))
                Formula(note, i);
            else if (note.IsDigits(i) && note.Is(i + 1, "x"))
                Product(note, i);
        }
    }

    private static void Ontology(Note note, int i)
    {
        if (note.Char(i + 1) is ':' or '_' && note.IsGlued(i + 1) && note.IsGlued(i + 2) && VocabularyCode.End(note, i, i + 2) is var end && end > i + 2)
            note.Protect(i, end);
    }

    // C57H104O6; but C4H 7N3 and C4H7N3 may be a postal code of Canada.
    private static void Formula(Note note, int i)
    {
        if (note.IsGlued(i) && note[i - 1].Shape >= Shape.Digits || !note.Has(i + 2) || note.Char(i + 2) != 'H')
            return;
        var end = i + 1;
        while (note.IsGlued(end) && (note.IsDigits(end) || note.Has(end) && note[end].Shape is Shape.Initial or Shape.Title or Shape.Upper && IsElements(note.Span(end))))
            end++;
        var postal = end == i + 6 && note.IsDigits(i + 1, 1) && note.IsDigits(i + 3, 1) && note.IsDigits(i + 5, 1);
        if (end >= i + FewestParts && !postal && !(note.IsGlued(end) && note[end].Shape >= Shape.Digits))
            note.Protect(i, end);
    }

    private static bool IsElements(ReadOnlySpan<char> letters) => letters is "H" or "N" or "O" or "S" or "P" or "F" or "I" or "K" or "Cl" or "Br" or "Na" or "Ca" or "Mg" or "Fe" or "NO" or "OS";

    // "142 x 1 x 0.43": figures multiplied, and no street or extension.
    private static void Product(Note note, int i)
    {
        if (note[i + 1].Shape == Shape.Lower && note[i + 1].Spaced && note.IsDigits(i + 2) && (note.Is(i + 3, "x") || note.IsMark(i + 3, '=')) && note[i + 3].Spaced)
            note.Protect(i, i + 3);
    }
}
