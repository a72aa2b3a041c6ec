namespace ClinicalAssistant.Guardrails;

/// <summary>Names written without capitals, as in messages and quick notes.</summary>
internal static class SmallNames
{
    /// <summary>The end of the name that begins at a small word, or the word itself.</summary>
    public static int End(Note note, int i)
    {
        // An unknown word at the start of a message, with what only a caller does.
        if (note[i].Sense == Sense.None && note[i].Length > 3 && note.StartsSentence(i) && (note.Is(i + 1, "from") || note.Is(i + 1, "called") || note.Is(i + 1, "rang") || note.Is(i + 1, "phoned") || (note.Is(i + 1, "w") && note.IsMark(i + 2, '/'))))
            return i + 1;
        // "t. whitlow", and "patient georgette finnegan" where only the family name is known.
        if (note[i].Length == 1 && note.IsMark(i + 1, '.') && note.IsGlued(i + 1) && note.IsWord(i + 2) && note.IsFree(i + 2) && note[i + 2].Shape == Shape.Lower && note[i + 2].Length > 3 && note.Is(i + 2, Sense.Family) && !note.Is(i + 2, Sense.Ordinary | Sense.Drug | Sense.Eponym))
            return i + 3;
        if (note[i].Sense is Sense.None or Sense.Guessed && note[i].Length > 3 && note.Is(note.WordBefore(i), Sense.NameCue | Sense.Relative) && note.Is(i + 1, Sense.Family) && note.IsFree(i + 1) && note[i + 1].Spaced && !note.Is(i + 1, Sense.Ordinary | Sense.Drug | Sense.Eponym | Sense.Place))
            return i + 2;
        // "bed 4 bernie hartnett", "merv doyle": in quick notes.
        if (note.Casual && note[i].Length > 3 && !note.Is(i, Sense.Ordinary | Sense.Drug | Sense.Eponym | Sense.Unit | Sense.Place | Sense.Region | Sense.Title))
        {
            if (note.IsDigits(i - 1) && (note.Is(i - 2, "bed") || note.Is(i - 2, "room") || note.Is(i - 2, "rm")) && note.Has(i + 1) && !note.Is(i, Sense.Label | Sense.NameCue))
                return Extend(note, i + 1);
            if (note[i].Sense == Sense.None && note.Is(i + 1, Sense.Family) && note.IsFree(i + 1) && note[i + 1].Shape == Shape.Lower && note[i + 1].Spaced && note[i + 1].Length > 3 && !note.Is(i + 1, Sense.Ordinary | Sense.Drug | Sense.Eponym | Sense.Place) && !note.Is(i - 1, Sense.Drug))
                return i + 2;
        }

        if (!note.Is(i, Sense.Name) || note.Is(i, Sense.Function | Sense.Clinical | Sense.Drug | Sense.Unit | Sense.Month | Sense.Particle | Sense.Credential) || note[i].Length < 3 || note.IsGlued(i) && !(note.IsMark(i - 1, '-') && note[i - 1].Spaced) || note.IsGlued(i + 1) && note.Has(i + 1) && note[i + 1].Shape >= Shape.Digits)
            return i;
        var plain = !note.Is(i, Sense.Common | Sense.Place | Sense.Eponym);
        var pair = note.IsWord(i + 1) && note.IsFree(i + 1) && note[i + 1].Shape == Shape.Lower && note[i + 1].Spaced && !note.Is(i + 1, Sense.Ordinary | Sense.Drug | Sense.Unit) && note[i + 1].Length > 2
            && (note.Is(i + 1, Sense.Family) || (note[i + 1].Sense == Sense.None && plain));
        // benjamin a seiler
        if (plain && note.Is(i, Sense.Given) && note.Casual && note.IsWord(i + 1) && note[i + 1].Length == 1 && note[i + 1].Spaced && note.IsFree(i + 2) && note.IsWord(i + 2) && note[i + 2].Length > 3 && note[i + 2].Shape == Shape.Lower && (note[i + 2].Sense == Sense.None || note.Is(i + 2, Sense.Family)) && !note.Is(i + 2, Sense.Ordinary | Sense.Drug | Sense.Eponym))
            return i + 3;
        if (note.Is(i, Sense.Given) && pair)
            return Extend(note, i + 1);
        // "kayleigh bloom, 15": the surname is also a word.
        if (plain && note.Is(i, Sense.Given) && note.Is(i + 1, Sense.Family) && note.IsFree(i + 1) && note[i + 1].Shape == Shape.Lower && !note.Is(i + 1, Sense.Function) && (note.IsMark(i + 2, ',') || note.IsMark(i + 2, '(') || note.IsDigits(i + 2) || note.Is(i + 2, Sense.Birth) || note.IsLineEnd(i + 2)))
            return i + 2;
        if (note.Casual && (plain || !note.Is(i, Sense.Common | Sense.Eponym) || pair && note.Is(i, Sense.Given)) && (note.Is(i, Sense.Given) || note.Is(i, Sense.Family) && i > 0 && note[i - 1].Taken && note.Is(i - 1, Sense.Given)))
            return note[i + 1 < note.Count ? i + 1 : i].Length == 1 && note.IsWord(i + 1) && !note.Is(i + 1, Sense.Function) && note.IsWord(i + 2) && note.Is(i + 2, Sense.Name) ? i + 3 : Extend(note, i + 1);

        // "grace from Bluff Pharmacy": a given name at the start of a message, with what a person does.
        if (note.Is(i, Sense.Given) && note.StartsSentence(i) && note.Is(i + 1, Sense.NameVerb) && (plain || note.Is(i + 1, "from") || note.Is(i + 1, "called") || note.Is(i + 1, "rang") || note.Is(i + 1, "phoned")))
            return i + 1;
        return plain && note.Is(i, Sense.Given) && (note.Is(i + 1, Sense.NameVerb) || note.Is(note.WordBefore(i), Sense.NameCue | Sense.Relative)) ? i + 1 : i;
    }

    /// <summary>Goes on over further names of the same person.</summary>
    public static int Extend(Note note, int end)
    {
        end = NameFinder.Joined(note, end);
        for (var words = 0; words < 3 && note.IsWord(end) && note.IsFree(end) && note[end].Spaced && note[end].Length > 1; words++)
        {
            if (note.Is(end, Sense.Ordinary | Sense.Drug | Sense.Unit | Sense.Month | Sense.NameVerb) || !(note.Is(end, Sense.Name) || note[end].Sense == Sense.None && words == 0))
                break;
            end = NameFinder.Joined(note, end + 1);
        }

        return end;
    }
}
