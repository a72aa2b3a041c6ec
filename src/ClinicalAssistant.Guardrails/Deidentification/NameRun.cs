namespace ClinicalAssistant.Guardrails;

/// <summary>Whether capitals in running text are a person's name, by the lexicon and by what stands around.</summary>
internal static class NameRun
{
    private const Sense Never = Sense.Drug | Sense.Month | Sense.Weekday | Sense.Title | Sense.Region | Sense.Nation | Sense.Organisation | Sense.Product;

    /// <summary>The end of the name that begins at a capital, or the token itself.</summary>
    public static int End(Note note, int i)
    {
        if (note.IsGlued(i) && i > 0 && (note[i - 1].Shape == Shape.Digits || note.Char(i - 1) is '_' or '\\' or '^' or '/' or '-' && note.IsDigits(i - 2)))
            return i;
        if (note.IsGlued(i + 1) && note.IsDigits(i + 1))
            return i;
        // "Swan-Ganz", "Payne-Martin": the second name of a term.
        if (note.IsMark(i - 1, '-') && note.IsGlued(i) && note.IsGlued(i - 1) && note.Is(i - 2, Sense.Eponym | Sense.Drug | Sense.Product | Sense.Clinical))
            return i;
        // "anti-Smith", "Fitzpatrick V", "Humphrey 24-2"
        if (note.IsMark(i - 1, '-') && note.IsGlued(i) && note.IsGlued(i - 1) && note[i - 2].Shape == Shape.Lower && note.Is(i - 2, Sense.Common | Sense.Clinical) || note.Is(i, Sense.Name) && !note.Is(note.WordBefore(i), Sense.NameCue | Sense.Relative | Sense.Title) && (IsGrade(note, i + 1) || IsFigure(note, i + 1)))
            return Term(note, i, i + 1);
        if (PersonFrame.End(note, i) is var framed && framed > i)
            return framed;
        var end = Extent(note, i, out var strong, out var weak, out var unknown, out var initials, out var words);
        if (end == i)
            return i;
        if (IsTerm(note, i, end))
            return Term(note, i, end);
        if (strong + weak == 0 && (initials > 0 || words == 1) && note.IsDigits(end) && note[end].Length < 4 && !note.IsLineEnd(end))
            return i;
        // A last M or F before a figure is a sex.
        if (words > 1 && note.Span(end - 1) is "M" or "F" && note.IsDigits(end))
            end--;
        var upper = note[i].Shape == Shape.Upper && !note.Capitals;
        // LAST, FIRST and "Solis, Renata" at the start of a line.
        if (words == 1 && note.IsMark(end, ',') && note.Is(i, Sense.Family) && note.Has(end + 1) && note[end + 1].IsCapital && note.Is(end + 1, Sense.Given) && note.IsFree(end + 1) && note[end + 1].Shape == note[i].Shape
            && (upper || note.StartsSentence(i) && !note.Is(end + 1, Sense.Ordinary)))
            return NameFinder.Capitals(note, end + 1, true) is var last && last > end + 1 ? last : end + 2;
        if (Credentialed(note, end) && (strong + weak + unknown > 0))
            return end;
        if (upper)
            return words > 1 && strong + weak > 1 && strong > 0 ? end : words == 1 && strong == 1 && note[i].Length > 3 && note.Is(note.WordBefore(i), Sense.NameCue | Sense.Relative) ? end : i;
        if (words > 0 && note.Has(end) && note.Span(end) is "II" or "III" or "IV" or "Jr" or "Sr" && (words > 1 || strong > 0))
            end++;
        if (words > 1)
            return strong > 0 || unknown + weak > 1 || (initials > 0 && unknown + weak > 0) ? end : i;
        if (initials > 0)
            return strong + unknown > 0 || note.Is(end - 1, Sense.Family) && note[i].Shape == Shape.Initial && note.IsMark(i + 1, '.') && !note.Is(end - 1, Sense.Drug | Sense.Function) ? end : i;
        return Single(note, i, end, strong > 0, weak > 0) ? end : i;
    }

    // The words of a term: the tagger decides.
    private static int Term(Note note, int i, int end)
    {
        for (var at = i; at < end; at++)
            note[at].Term = true;
        return i;
    }

    private static int Extent(Note note, int i, out int strong, out int weak, out int unknown, out int initials, out int words)
    {
        strong = weak = unknown = initials = words = 0;
        var end = i;
        var last = i;
        while (note.IsFree(end) && (note.IsWord(end) || words > 0) && words + initials < 5)
        {
            // Wendell "Buck" Ridley
            if (!note.IsWord(end))
            {
                if (!(note.Char(end) is '"' or '\u201c' or '(' && note.Has(end + 3) && note[end + 1].Shape == Shape.Title && note.IsFree(end + 1) && note.Char(end + 2) is '"' or '\u201d' or ')' && note[end + 3].Shape == Shape.Title && note.IsFree(end + 3)
                    && (note.Is(end + 3, Sense.Family) || note[end + 3].Sense == Sense.None) && (note.Is(end + 1, Sense.Name) || note[end + 1].Sense is Sense.None or Sense.Guessed)))
                    break;
                end += 3;
                continue;
            }

            ref var token = ref note[end];
            if (words + initials > 0 && note.IsGap(end) || token.Shape == Shape.Initial && note.IsGlued(end + 1) && note.Has(end + 1) && (note[end + 1].Shape >= Shape.Digits || note.IsMark(end + 1, '/')))
                break;
            if (!token.IsCapital)
            {
                if (words + initials > 0 && token.Is(Sense.Particle) && note.Has(end + 1) && note.IsFree(end + 1) && (note[end + 1].IsCapital || note.Is(end + 1, Sense.Particle)) && !(token.Is(Sense.Function) && !note.Is(end, "de")) && token.Shape == Shape.Lower && !note.Is(end, "y") && !note.Is(end, "e") && !note.Is(end, "o"))
                {
                    end++;
                    continue;
                }

                break;
            }

            if (token.Shape == Shape.Initial)
            {
                var dotted = note.IsMark(end + 1, '.');
                if (!dotted && words == 0 && !(initials == 0 && note.Has(end + 1) && note[end + 1].Shape == Shape.Title && note[end + 1].Spaced && (note[end + 1].Sense == Sense.None || note.Is(end + 1, Sense.Family)) && !note.Is(end + 1, Sense.Ordinary | Sense.Eponym | Sense.Drug))
                    || note.Is(end, "I") && !dotted)
                    break;
                initials++;
                end = dotted ? end + 2 : end + 1;
                // "T.J. Vance": initials in a row. A last initial without a name after it belongs only where a name stands before.
                if (words > 0)
                    last = dotted && !note.IsWord(end) && note.IsLineEnd(end) ? end : dotted && !(note.IsWord(end) && note[end].IsCapital) ? end - 1 : end;
                continue;
            }

            if (!Counts(note, end, words + initials, out var kind))
                break;
            if (token.Shape != note[i].Shape && token.Shape == Shape.Upper && note[i].Shape == Shape.Title && kind != 2)
                break;
            strong += kind == 2 ? 1 : 0;
            weak += kind == 1 ? 1 : 0;
            unknown += kind == 0 ? 1 : 0;
            words++;
            end = last = NameFinder.Joined(note, end + 1);
        }

        return words > 0 ? last : i;
    }

    // Kind 2: a name and nothing else; 1: a name that is also something else; 0: an unknown word.
    private static bool Counts(Note note, int i, int before, out int kind)
    {
        kind = 0;
        ref var token = ref note[i];
        if (token.Length < 3 && note.IsDigits(i + 1) && before == 0 || token.Is(Sense.Unit) && token.Shape == Shape.Upper && note.IsMark(i - 1, '/') || note.Span(i).EndsWith("'d") || token.Shape == Shape.Upper && !note.Capitals && before > 0 && !token.Is(Sense.Name) && token.Length < 5 && (note[i - 1].Shape == Shape.Title || note.IsMark(i - 1, '.')))
            return false;
        if (token.Is(Sense.Function) && !(token.Is(Sense.Given) && before == 0 && !note.StartsSentence(i) && note.Is(i + 1, Sense.Family) && note[i + 1].IsCapital))
            return token.Is(Sense.Particle) && before > 0 && note.Is(i + 1, Sense.Name) && note[i + 1].IsCapital;
        if (token.Is(Sense.Name))
        {
            var plain = !token.Is(Sense.Ordinary | Sense.Eponym | Never | Sense.Place | Sense.OrgHead & ~Sense.Street);
            if (token.Is(Never) && before == 0 && !(token.Is(Sense.Given) && note.IsMark(i + 1, '-') && note.IsGlued(i + 1) && note.Is(i + 2, Sense.Name) && note[i + 2].IsCapital) && !(token.Is(Sense.Given) && note.Has(i + 1) && note[i + 1].IsCapital && (note.Is(i + 1, Sense.Family) || note[i + 1].Sense == Sense.None || note[i + 1].Shape == Shape.Initial)))
                return false;
            if (token.Is(Sense.Ordinary) && before == 0 && note.StartsSentence(i) && !(note.Is(i + 1, Sense.Family) && note[i + 1].Shape == token.Shape && note.IsLineEnd(i + 2) && !token.Is(Sense.Clinical | Sense.Function)) && !(token.Is(Sense.Given) && note.Has(i + 1) && note[i + 1].IsCapital && (note.Is(i + 1, Sense.Family) || note[i + 1].Sense == Sense.None || note[i + 1].Shape == Shape.Initial)))
                return false;
            kind = plain ? 2 : 1;
            return true;
        }

        if (token.Sense == Sense.None || (token.Sense & ~(Sense.Particle | Sense.PlaceStart | Sense.RegionStart | Sense.OrganisationStart)) == 0)
        {
            if (token.Shape == Shape.Upper && !note.Capitals && before == 0)
                return false;
            return token.Length > 1 && !note.Capitals || (note.Capitals && before > 0);
        }

        // A form of a word ("Tilly", "Urner") beside a name is a name.
        if (token.Sense == Sense.Guessed && token.Shape == Shape.Title)
            return before > 0 ? note[i - 1].Shape == Shape.Initial || note.IsMark(i - 1, '.') || note[i - 1].Is(Sense.Given) && !note[i - 1].Is(Sense.Ordinary)
                : note.Has(i + 1) && note[i + 1].Shape == Shape.Title && note.Is(i + 1, Sense.Family) && !note.Is(i + 1, Sense.Ordinary | Sense.Eponym | Sense.Place);

        // After a plain given name any plain word with a capital, if it ends the run, is the surname: "Rebecca Hides".
        if (token.Shape == Shape.Title && before > 0 && token.Is(Sense.Common) && !token.Is(Sense.Clinical | Sense.Function | Sense.Drug | Sense.OrgHead | Sense.Relative | Sense.Title | Sense.NameCue | Never) && note[i - 1].Is(Sense.Given) && !note[i - 1].Is(Sense.Ordinary | Sense.Eponym)
            && !(note.Has(i + 1) && (note[i + 1].IsCapital || note.IsMark(i + 1, ':'))))
            return true;

        // A place may be a surname after a name: "Ana Lugo", "Jack London".
        return token.Is(Sense.Place) && before > 0 && !token.Is(Sense.Ordinary | Never) && note[i - 1].Is(Sense.Given);
    }

    private static bool Credentialed(Note note, int end)
    {
        var at = note.IsMark(end, ',') ? end + 1 : end;
        return note.Is(at, Sense.Credential) && note[at].IsCapital && note[at].Length > 1 && (at > end || note[at].Shape == Shape.Upper) && !note.Is(at, Sense.Name) && !note.Is(at, "pt") && !note.Is(at, "od");
    }

    // "Wells score", "Lasix 40", "Foley catheter": a term.
    private static bool IsTerm(Note note, int i, int end)
    {
        var next = note.Has(end) && note.Span(end) is "'s" or "\u2019s" ? end + 1 : note.IsMark(end, '-') || note.IsMark(end, '/') ? end + 1 : end;
        if (note.Is(next, Sense.EponymHead) && (end - i == 1 || note.Is(i, Sense.Eponym) || !note.Is(i, Sense.Given)))
            return true;
        if (end - i == 1 && !note.Is(note.WordBefore(i), Sense.NameCue | Sense.Relative) && IsGrade(note, end))
            return true;
        if (end - i == 3 && note.IsMark(i + 1, '-') && (note.Is(i + 2, Sense.Eponym) || note.Is(i, Sense.Eponym) && (!note.Is(i + 2, Sense.Family) || note.IsDigits(end))) && !note.Is(end, Sense.NameVerb))
            return true;
        if (next == end + 1 && note.IsMark(end, '-') && note.IsGlued(end) && note.IsWord(next) && note[next].Shape == Shape.Lower && note.Is(next, Sense.Ordinary))
            return true;
        if (note.IsDigits(end) && note.Is(end + 1, Sense.Unit) && !note.Is(i, Sense.Name) && !note.Is(end - 1, Sense.Name))
            return true;
        // A number or a dose after an unknown word: a product.
        return end - i == 1 && !note.Is(i, Sense.Name) && ((note.IsDigits(end) && !note.IsLineEnd(end)) || note.Is(end, Sense.Unit & ~Sense.Function));
    }

    // "Wagner 2", "Fitzpatrick III", "Garden 2b": a grade after the name of its author.
    private static bool IsGrade(Note note, int end)
    {
        if (note.IsDigits(end, 1) && note.Char(end) is >= '0' and <= '5')
        {
            var after = note.IsGlued(end + 1) && note.IsWord(end + 1) && note[end + 1].Length == 1 ? end + 2 : end + 1;
            return note.IsLineEnd(after) || note.Char(after) is '.' or ',' or ';' or ')' && !(note.IsMark(after, '.') && note.IsDigits(after + 1));
        }

        return note.Has(end) && note.Span(end) is "I" or "II" or "III" or "IV" or "V" or "IIa" or "IIb" or "IIIa" or "IIIb" && (note.IsLineEnd(end + 1) || note[end + 1].Shape is Shape.Mark or Shape.Lower);
    }

    private static bool IsFigure(Note note, int i) => note.IsDigits(i) && (note.IsMark(i + 1, '-') && note.IsDigits(i + 2, 1) && note.IsGlued(i + 2) || note.Is(i + 1, "kcal") || note.Is(i + 1, "mg") || note.Is(i + 1, "fr") || note.Is(i + 1, "mm"));

    /// <summary>A capital inside (AirSense, CellCept) is a product's, except in names such as McAdam, DeWitt, O'Hara.</summary>
    public static bool IsBrand(ReadOnlySpan<char> word)
    {
        // CEOs, NSAIDs: an abbreviation with an ending.
        if (word.Length > 2 && char.IsUpper(word[0]) && char.IsUpper(word[1]) && char.IsLower(word[^1]))
            return true;
        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsUpper(word[i]))
                return char.IsLower(word[i - 1]) && word[..i] is not ("Mc" or "Mac" or "De" or "Di" or "La" or "Le" or "Van" or "Fitz" or "Du" or "Da" or "Del" or "Ni" or "St" or "San" or "Al" or "El" or "Lo");
        }

        return false;
    }

    private static bool Single(Note note, int i, int end, bool strong, bool known)
    {
        var before = note.WordBefore(i);
        var starts = note.StartsSentence(i);
        if (note.Is(i, Sense.Relative) && !note.Is(i, Sense.Given))
            return false;
        var verb = (note.Is(end, Sense.NameVerb | Sense.HumanVerb) && note[end].Shape == Shape.Lower) || (note.Has(end) && note.Span(end) is "'s" or "\u2019s" && !(note.Is(i, Sense.Eponym) && note.Is(end + 1, Sense.Clinical | Sense.EponymHead)));
        // "Young adults", "Long QT": a plain word before a noun.
        if (!strong && known && note.Is(i, Sense.Common) && !verb && note.Has(end) && note[end].Shape == Shape.Lower && note.Is(end, Sense.Common | Sense.Clinical) && !note.Is(end, Sense.Function | Sense.NameVerb | Sense.HumanVerb))
            return false;
        if (note.IsMark(end, ':') && starts && !strong)
            return note.IsLineEnd(i - 1) && note.Is(i, Sense.Given) && !note.Is(i, Sense.Ordinary | Sense.Product) && end == i + 1;
        if (strong)
            return true;
        // Both a name and a place (Elizabeth, Victoria): masked either way.
        if (known && note.Is(i, Sense.Place) && !note.Is(i, Sense.Ordinary | Sense.Eponym | Sense.Product))
            return true;
        if (known)
        {
            // Kelly and Allen are forceps and names: a given name is one unless a term follows.
            if (note.Is(i, Sense.Eponym) && note.Is(i, Sense.Given) && !note.Is(i, Sense.Ordinary | Sense.Product) && !starts)
                return !note.Is(end, Sense.Clinical) || verb;
            if (starts && verb && note.Is(i, Sense.Given) && !note.Is(i, Sense.Ordinary | Sense.Product))
                return true;
            if (note.Is(i, Sense.Eponym | Sense.Clinical))
                return !note.Is(i, Sense.Clinical) && note.Is(end, Sense.NameVerb) && !note.Is(end, "was") && !note.Is(end, "is") && !note.Is(end, "and") && !note.Is(end, "has") && !note.Is(end, "had") && !note.Is(end, "from");
            return starts ? verb && (!note.Is(i, Sense.Common) || note.Is(i, Sense.Given) && note.Is(end, Sense.HumanVerb)) && !note.Is(i, Sense.Place) : note.Is(i, Sense.Common) ? !note.IsMark(i - 1, '(') && note.Has(i - 1) && !note[i - 1].IsCapital && !note.IsMark(i - 1, '-') && !(note.Has(end) && note[end].IsCapital && note.IsWord(end)) : !note.Is(i, Sense.Place) || verb;
        }

        // An unknown word: a medicine or a product stands after a verb of taking, or in a list of them.
        if (note.Is(before, "on") || note.Is(before, "taking") || note.Is(before, "takes") || note.Is(before, "started") || note.Is(before, "start") || note.Is(before, "stopped") || note.Is(before, "continue") || note.Is(before, "given") || note.Is(before, "dose") || note.Is(before, Sense.Drug))
            return false;
        if (note[i].Length < 3 || note.CapitalNouns || note.Is(i - 1, "the") || (note.Is(i - 1, Sense.Unit) && note.IsDigits(i - 2)) || note.IsDigits(i - 1) || IsBrand(note.Span(i)))
            return false;
        return !starts || verb || note.IsMark(end, ',') && note.IsLineEnd(i - 1) || note.IsLineEnd(end);
    }
}
