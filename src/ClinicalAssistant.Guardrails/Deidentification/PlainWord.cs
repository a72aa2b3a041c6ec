namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Words that stand as words and not as a name, place or organisation: a capital that only begins a sentence, an item or a cell, the first half of a compound,
/// an abbreviation. With a person around (a title, a relative, an age, staff letters, what a person does) none of it holds.
/// </summary>
internal static class PlainWord
{
    private const Sense Word = Sense.Common | Sense.Clinical | Sense.Drug | Sense.Function;
    private const int LongestAbbreviation = 6;
    private const int LongestSymbol = 4;

    /// <summary>Whether the tagger's find from one token up to another, with no other find beside it, is no name.</summary>
    public static bool Is(Note note, int from, int to, Tag tag)
    {
        if (tag is not (Tag.Name or Tag.Hospital or Tag.Location))
            return false;
        if (to == from + 1 && (IsLabelAlone(note, from) || IsHeadAlone(note, from) || BeginsCompound(note, from) || EndsAbbreviation(note, from)))
            return true;
        if (tag == Tag.Location && IsSmallWord(note, from, to))
            return true;
        if (HasPerson(note, from, to))
            return false;
        if (note.Is(to, Sense.EponymHead) && tag != Tag.Hospital)
            return true;
        if (to > from + 1)
            return tag == Tag.Hospital && note.StartsSentence(from) && AllPlain(note, from, to);
        return note[from].Shape switch
        {
            Shape.Title => IsMixed(note.Span(from)) && (tag == Tag.Name || note[from].Length <= LongestSymbol) || IsAuthor(note, from) || IsDateHead(note, from) || IsCapitalised(note, from),
            Shape.Upper => (tag == Tag.Name || note.Is(from, Sense.Clinical) && !note.Is(from - 1, Sense.PlacePreposition) || note.Count == 1) && IsAbbreviation(note, from),
            Shape.Lower when IsWritten(note, from) => true,
            Shape.Lower => (tag != Tag.Hospital || note.Found.Count == 0 || note.Is(from, Sense.Clinical | Sense.Drug)) && IsSmall(note, from),
            _ => false,
        };
    }

    /// <summary>A word that belongs to nothing that was found beside it: a plain one in small letters ("near quillfeather mill"), or one before a number ("Room 14, Oakfield House").</summary>
    public static bool IsNoPart(Note note, int from, int to) => IsSmallWord(note, from, to) || to == from + 1 && IsLabelAlone(note, from);

    private static bool IsSmallWord(Note note, int from, int to) =>
        to == from + 1 && note[from].Shape == Shape.Lower && note.Is(from, Sense.Common | Sense.OrgHead) && !note.Is(from, Sense.Name | Sense.Place | Sense.Organisation);

    // "Raised INRs were re-checked"
    private static bool AllPlain(Note note, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!note.IsWord(i) || !(note.Is(i, Word) && !note.Is(i, Sense.Name | Sense.Place | Sense.OrgHead | Sense.Organisation) || IsMixed(note.Span(i))))
                return false;
        }

        return true;
    }

    // "Lot AB1234", "Room 14": the word before a number.
    private static bool IsLabelAlone(Note note, int i) => (note.Is(i, Sense.UnitWord) || note.Is(i, Sense.Label) && !note.Is(i, Sense.Name | Sense.Place)) && (note.IsMark(i + 1, ':') || note.IsMark(i + 1, '#') || note.Has(i + 1) && note.IsDigits(note.ChunkEnd(i + 1) - 1));

    // "Hospital Course: stable", "the Clinic": a kind of organisation, and no name before or after it.
    private static bool IsHeadAlone(Note note, int i) =>
        note.Is(i, Sense.OrgHead) && note.Is(i, Sense.Common | Sense.Clinical) && !note.Is(i, Sense.Name | Sense.Place) && !(note.Has(i - 1) && note[i - 1].Taken) && !(note.Has(i + 1) && note[i + 1].Taken)
        && !(note.Has(i + 1) && note[i + 1].IsCapital && note[i + 1].Sense is Sense.None or Sense.Guessed) && !(note.IsWord(i - 1) && note[i - 1].IsCapital && note[i - 1].Sense is Sense.None or Sense.Guessed);

    // "Gastro-oesophageal", "High-resolution", "Hand-over"
    private static bool BeginsCompound(Note note, int i) =>
        note.IsMark(i + 1, '-') && note.IsGlued(i + 1) && note.IsGlued(i + 2) && note.IsWord(i + 2) && note[i + 2].Shape == Shape.Lower && !note.Is(i + 2, Sense.Name);

    // "- Burns and smoke inhalation", "Clear: age", "Short, strong bursts", "favours Orthostatic (postural) hypotension"
    private static bool IsCapitalised(Note note, int i)
    {
        if (!note.Is(i, Word) || note.Is(i, Sense.OrgHead) && !(IsPlainNext(note, i + 1) && note.Has(i + 2) && note[i + 2].Shape == Shape.Lower))
            return false;
        if (note.IsLineEnd(i + 1))
            return note.IsLineEnd(i - 1) && !note.Is(i, Sense.Name | Sense.Place);
        if (note[i + 1].IsCapital && !(note.Is(i + 1, Sense.Clinical) && note[i + 1].Shape == Shape.Upper || IsMixed(note.Span(i + 1))) || note.Span(i + 1) is "'s" or "\u2019s")
            return false;
        if (note.IsMark(i - 1, ',') && note.Is(i - 2, Sense.Clinical) && note.Is(i, Sense.Clinical) && IsPlainNext(note, i + 1))
            return true;
        if (!note.StartsSentence(i) && !note.IsMark(i - 1, '.'))
            return note.Is(i, Sense.Clinical) && !note.Is(i, Sense.Name | Sense.Place) && note.IsWord(i - 1) && note[i - 1].Shape == Shape.Lower && note.Char(i + 1) is not ('.' or ',');
        var colon = note.IsMark(i - 1, ':');
        if (colon || note.Is(i, Sense.Name | Sense.Place))
            return note.Is(i, Sense.Common | Sense.Clinical) && (IsPlainNext(note, i + 1) || !colon && note[i + 1].Shape == Shape.Mark && !IsSpeaker(note, i));
        return !(note.IsMark(i + 1, '.') && note.Has(i + 2) && note[i + 2].Taken);
    }

    // "Luz: on my way"
    private static bool IsSpeaker(Note note, int i) => note.IsMark(i + 1, ':') && note.IsLineEnd(i - 1) && note.Is(i, Sense.Given);

    // "Geboren am 3.7.", "Seen 4/2": what announces a day.
    private static bool IsDateHead(Note note, int i) => note.StartsSentence(i) && note.Is(i, Sense.DateCue | Sense.Birth) && !note.Is(i, Sense.Name | Sense.Place);

    // "Lambert-Eaton", "positive Babinski": whose name a sign or a disease bears.
    private static bool IsAuthor(Note note, int i) =>
        note.Is(i, Sense.Eponym) && (note.Is(i - 1, Sense.Clinical) && !note.Is(i - 1, Sense.Name) || note.IsMark(i - 1, '-') && note.IsGlued(i) && note.Is(i - 2, Sense.Eponym));

    // "CIWA-Ar"
    private static bool EndsAbbreviation(Note note, int i) => note.IsMark(i - 1, '-') && note.IsGlued(i) && note.IsGlued(i - 1) && note[i - 2].Shape == Shape.Upper && note.Is(i - 2, Sense.Clinical);

    // A word that goes on with a sentence, and does nothing that a person does.
    private static bool IsPlainNext(Note note, int i) =>
        note.Has(i) && note[i].Shape == Shape.Lower && (note.Is(i, "and") || note.Is(i, "or") || note.Is(i, "of") || note.Is(i, "for") || note.Is(i, "that") || note.Is(i, "the") || note.Is(i, Sense.Common | Sense.Clinical) && !note.Is(i, Sense.Function | Sense.NameVerb | Sense.HumanVerb));

    private static bool IsAbbreviation(Note note, int i) =>
        !note.Capitals && note[i].Length <= LongestAbbreviation && !note.Is(i, Sense.Name) && (!note.IsLineEnd(i + 1) || note.Count == 1) && note.Char(i + 1) is not ('^' or '|') && note.Char(i - 1) != '^' && !(note.IsMark(i - 1, '(') && note.IsMark(i + 1, ')'));

    // A letter alone; a plain word, and one that is also a name before what is clinical ("long QT", "frank blood").
    private static bool IsSmall(Note note, int i) =>
        note[i].Length == 1 && !note.IsMark(i + 1, '.') && !note.IsMark(i - 1, '.') || IsMixed(note.Span(i)) || note.Is(i, Sense.Common | Sense.Clinical | Sense.Drug) && (!note.Is(i, Sense.Name | Sense.Place) ? !note.Is(i, Sense.Organisation) : note.Is(i + 1, Sense.Clinical));

    // "Three early-morning sputa go for culture": where names are written with capitals, a small word that no list of names holds is none.
    private static bool IsWritten(Note note, int i) => !note.Casual && !note.Is(i, Sense.Name | Sense.Place);

    // FeNO, hsTnT, LFTs
    private static bool IsMixed(ReadOnlySpan<char> word) => char.IsLower(word[0]) ? word.IndexOfAnyInRange('A', 'Z') > 0 : NameRun.IsBrand(word);

    private static bool HasPerson(Note note, int from, int to) => IsCued(note, from) || PersonFrame.Follows(note, to) || note.Is(to, Sense.Credential) && note[to].IsCapital && note[to].Length > 1;

    // "with" and "to" announce a person only where the word may be a name.
    private static bool IsCued(Note note, int i)
    {
        var cue = note.WordBefore(i);
        return note.Is(cue, Sense.NameCue | Sense.Relative | Sense.Title) && (!note.Is(cue, Sense.Function) || note.Is(i, Sense.Name) || note[i].Shape != Shape.Lower);
    }
}
