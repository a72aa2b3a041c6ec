using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Names of people: after titles, labels and relatives, before credentials, in signatures, and by the lexicon of names with the capitals around.</summary>
internal static class NameFinder
{
    private const int Longest = 5;

    public static void Find(Note note)
    {
        for (var i = 0; i < note.Count && (note.Senses & Sense.Title) != 0; i++)
        {
            if (note[i].IsWord && note.Is(i, Sense.Title))
                AfterTitle(note, i);
        }

        for (var i = 0; i < note.Count; i++)
        {
            if (note.IsFree(i) && note[i].IsWord && (note.Is(i, Sense.NameCue | Sense.Relative) || note.Span(i) is "SO" && note.Is(i + 1, Sense.Given)))
                AfterCue(note, i);
        }

        for (var i = 0; i < note.Count; i++)
        {
            if (!note.IsFree(i) || !note[i].IsWord)
                continue;
            var end = note[i].IsCapital ? NameRun.End(note, i) : SmallNames.End(note, i);
            if (end > i)
            {
                note.Take(IdentifierType.Name, i, end);
                i = end - 1;
            }
        }

        Households(note);
        Speakers(note);
        Three(note);
        Listed(note);
    }

    // "the Ansteys", "the Joneses": a family by its plural.
    private static void Households(Note note)
    {
        for (var i = 1; i < note.Count; i++)
        {
            if (!note.IsFree(i) || note[i].Shape != Shape.Title || note[i].Length < 5 || !note.Is(i - 1, "the") || note.Is(i, Sense.Ordinary & ~Sense.Guessed | Sense.Term | Sense.Place | Sense.OrgHead) || note.Has(i + 1) && note[i + 1].IsCapital || note.Is(i + 1, Sense.EponymHead))
                continue;
            var word = note.Span(i);
            if (word[^1] == 's' && (IsSurname(note, word[..^1]) || word.EndsWith("es", StringComparison.Ordinal) && IsSurname(note, word[..^2])))
                note.Take(IdentifierType.Name, i, i + 1);
        }
    }

    private static bool IsSurname(Note note, ReadOnlySpan<char> word) => (note.Lexicon.Of(word) & (Sense.Family | Sense.Ordinary | Sense.Term | Sense.Region)) == Sense.Family;

    // The names before the colons of a chat: at the head of two lines or more, and no heading.
    private static void Speakers(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (!IsHead(note, i) || note.Is(i, Sense.Ordinary | Sense.Label | Sense.NameCue | Sense.Drug | Sense.OrgHead) && !(note.Is(i, Sense.Given) && !note.Is(i, Sense.Clinical | Sense.Label)))
                continue;
            for (var other = i + 3; other < note.Count; other++)
            {
                if (IsHead(note, other) && note.Span(other).SequenceEqual(note.Span(i)))
                {
                    note.Take(IdentifierType.Name, i, i + 1);
                    note.Take(IdentifierType.Name, other, other + 1);
                }
            }
        }
    }

    private static bool IsHead(Note note, int i) => note.IsLineEnd(i - 1) && note.IsFree(i) && note[i].Shape == Shape.Title && note.IsMark(i + 1, ':') && note.Has(i + 2) && note[i + 2].IsWord;

    // "Hawkins, Richardson and Santana": three family names in a row, not all of them terms.
    private static void Three(Note note)
    {
        for (var i = 0; i + 4 < note.Count; i++)
        {
            if (!note.IsMark(i + 1, ',') || !(note.Is(i + 3, "and") || note.IsMark(i + 3, '&')) || !IsFamily(note, i) || !IsFamily(note, i + 2) || !IsFamily(note, i + 4) || note.Is(i + 5, Sense.EponymHead)
                || note.Is(i, Sense.Eponym) && note.Is(i + 2, Sense.Eponym) || note.Is(i + 4, Sense.Eponym) && (note.Is(i, Sense.Eponym) || note.Is(i + 2, Sense.Eponym)) || note.StartsSentence(i) && note.Is(i, Sense.Ordinary) && note.Is(i + 2, Sense.Ordinary))
                continue;
            for (var at = i; at < i + 5; at += 2)
                note.Take(IdentifierType.Name, at, at + 1);
        }
    }

    private static bool IsFamily(Note note, int i) => note.Has(i) && note[i].Shape == Shape.Title && note.Is(i, Sense.Family) && !note.Is(i, Sense.Clinical | Sense.Drug | Sense.Function | Sense.Month | Sense.Weekday | Sense.Region);

    // "Kónya, Graves and Reed": beside a name in a list, what may be a name is one.
    private static void Listed(Note note)
    {
        for (var i = 1; i < note.Count; i++)
            Beside(note, i, i - 1, i - 2);
        for (var i = note.Count - 2; i >= 0; i--)
            Beside(note, i, i + 1, i + 2);
    }

    private static void Beside(Note note, int i, int joint, int other)
    {
        if (!note.IsFree(i) || note[i].Shape != Shape.Title || !(note.IsMark(joint, ',') || note.IsMark(joint, '&') || note.Is(joint, "and") || note.Is(joint, "or")) || !note.Has(other) || !note[other].Taken || note[other].Shape != Shape.Title || !IsName(note, other))
            return;
        var plainly = note.Is(i, Sense.Name) || note[i].Sense is Sense.None or Sense.Guessed;
        var closed = i > joint ? i + 1 == note.Count || !note[i + 1].IsCapital : i == 0 || !note[i - 1].IsCapital || !note[i - 1].IsWord;
        if (plainly && closed && !(note.Is(i, Sense.Eponym) && !note.Is(i, Sense.Given)) && !note.Is(i, Sense.Drug | Sense.Clinical | Sense.Month | Sense.Region | Sense.Function) && !(note.StartsSentence(i) && note.Is(i, Sense.Ordinary)) && !note.Is(i + 1, Sense.EponymHead))
            note.Take(IdentifierType.Name, i, i + 1);
    }

    private static bool IsName(Note note, int i)
    {
        foreach (var span in note.Found)
        {
            if (span.Type == IdentifierType.Name && span.Start <= note[i].Start && span.End >= note[i].End)
                return true;
        }

        return false;
    }

    private static void AfterTitle(Note note, int title)
    {
        if (note[title].Shape == Shape.Lower && (note.Is(title, "don") || note.Is(title, "sr") || note.Is(title, "sig") || note.Is(title, "frau") || note.Is(title, "miss") && !note.Is(title + 1, Sense.Name)))
            return;
        if ((note.Is(title, "ms") || note.Is(title, "mr")) && note[title].Shape == Shape.Upper && !note.Capitals && !(note.Is(title + 1, Sense.Name) && note[title + 1].Shape == Shape.Title))
            return;
        var at = title + 1;
        if (note.IsMark(at, '.'))
            at++;
        // "Mr and Mrs Jones": the next title finds the name. "Dr. med. Braun": titles in a row.
        while (note.Is(at, Sense.Title) && note.IsMark(at + 1, '.') && note[at].Length < 5)
            at += 2;
        if (!note.IsFree(at) || !note[at].IsWord || note.IsLineEnd(at))
            return;
        var honorific = note.Is(title, "mr") || note.Is(title, "mrs") || note.Is(title, "ms") || note.Is(title, "dr") || note.Is(title, "drs") || note.Is(title, "prof") || note.Is(title, "mister");
        var role = !honorific && (note.Is(title, Sense.NameCue | Sense.Clinical) || note[title].Length > 6 || note.Is(title, "sister") || note.Is(title, "nurse") || note.Is(title, "judge") || note.Is(title, "fr") || note.Is(title, "captain"));
        if (note.Is(title, "sister") && note[title].Shape == Shape.Lower || note.Is(title, "sister") && note.Is(at, Sense.EponymHead))
            return;
        var end = note[at].IsCapital ? Capitals(note, at, role) : role || !note.Is(title, Sense.Title) ? at : Small(note, at);
        if (end > at && note.Take(IdentifierType.Name, at, end))
            AndAnother(note, end);
    }

    // "Drs Smith and Okoro"
    private static void AndAnother(Note note, int end)
    {
        if ((note.Is(end, "and") || note.IsMark(end, '&') || note.IsMark(end, '/')) && note.Has(end + 1) && note[end + 1].IsCapital && note.IsFree(end + 1) && !note.Is(end + 1, Sense.Title | Sense.Ordinary | Sense.Drug | Sense.Eponym & ~Sense.Name))
            note.Take(IdentifierType.Name, end + 1, end + 2);
    }

    /// <summary>The end of a run of capitals that a title or a label makes a name, from its first word.</summary>
    public static int Capitals(Note note, int at, bool careful)
    {
        var end = at;
        var words = 0;
        while (note.IsFree(end) && note.IsWord(end) && words < Longest)
        {
            if (!note[end].IsCapital)
            {
                if (!note.Is(end, Sense.Particle) || !note.Has(end + 1) || !(note[end + 1].IsCapital || note.Is(end + 1, Sense.Particle)) || !note.IsFree(end + 1) || (note.Is(end, Sense.Function) && !note.Is(end, "de") && !note.Is(end, "la") && note.Span(end).Length < 3 && note.Is(end, "y")))
                    break;
                end++;
                continue;
            }

            var first = words == 0;
            if (!first && (note.IsGap(end) || Foreign(note, at, end)) || note[end].Shape == Shape.Initial && note.IsGlued(end + 1) && note.Has(end + 1) && note[end + 1].Shape >= Shape.Digits)
                break;
            if (note[end].Shape == Shape.Initial && (!first || note.IsMark(end + 1, '.') || note.Has(end + 1) && note[end + 1].IsCapital))
            {
                words++;
                end += note.IsMark(end + 1, '.') ? 2 : 1;
                continue;
            }

            if (note.Is(end, Sense.Credential) && !first && (note[end].Shape == Shape.Upper || !note.Is(end, Sense.Name)) || note.Is(end, Sense.Drug | Sense.OrgHead & ~Sense.Street) && !note.Is(end, Sense.Name))
                break;
            var own = first && (!careful || note.Is(end, Sense.Given) && note[end].Shape == Shape.Title && (!note.StartsSentence(end) || note.IsMark(end - 1, ':') && note.Has(end + 1) && note[end + 1].Shape == Shape.Title && (note.Is(end + 1, Sense.Family) || note[end + 1].Sense == Sense.None)));
            if (note.Is(end, Sense.Function | Sense.Month | Sense.Weekday) && !(own && note.Is(end, Sense.Name)) && !(note.Is(end, Sense.Name) && !note.Is(end, Sense.Function) && !first))
                break;
            if (note.Is(end, Sense.Clinical) && !note.Is(end, Sense.Name) && !(first && !careful && note[end].Shape == Shape.Title) || (note.Is(end, Sense.Common) && !note.Is(end, Sense.Name) && (!first || careful)))
                break;
            if (note.Is(end, Sense.Clinical | Sense.NameCue) && !first && note[end].Shape == Shape.Title && note.IsMark(end + 1, ':') || note.Capitals && !first && note[end].Sense == Sense.Guessed && note.Span(end) is [.., 'I', 'N', 'G'])
                break;
            words++;
            end = Joined(note, end + 1);
            if (note.IsMark(end, ',') && note.Has(end + 1) && note[end + 1].Shape == Shape.Initial && note.IsMark(end + 2, '.') && !(note.IsGlued(end + 3) && note.IsWord(end + 3)))
                end += 2;
            // An initial's full stop.
            if (note.IsMark(end, '.') && note[end - 1].Shape == Shape.Initial)
                end++;
            else if (note.IsMark(end, '.') && note.Is(end - 1, "st"))
                end++;
        }

        return end > at && note.IsMark(end - 1, '.') && note[end - 2].Shape == Shape.Initial && words == 1 && !note.IsWord(end) && careful ? at : end;
    }

    // A label or an abbreviation in capitals that stands after a name.
    private static bool Foreign(Note note, int at, int i) =>
        note[i].Shape == Shape.Upper && !note.Capitals && !note.Is(i, Sense.Name) && (note.Is(i, Sense.Label | Sense.Birth) || note[at].Shape == Shape.Title && note[i].Length <= 4 && note.Span(i) is not ("II" or "III" or "IV"))
        || note[i].Shape == Shape.Upper && note.Is(i, Sense.Label) && note.IsMark(i + 1, ':');

    // Double names and names with a glued part: Solis-Whyte, al-Masri.
    public static int Joined(Note note, int end)
    {
        while ((note.IsMark(end, '-') || note.IsMark(end, '\u2010') || note.IsMark(end, '\u2011')) && note.IsGlued(end) && note.IsGlued(end + 1) && note.IsWord(end + 1) && note.IsFree(end + 1) && (note[end + 1].IsCapital || note[end + 1].Sense == Sense.None || note.Is(end + 1, Sense.Name)))
            end += 2;
        return end;
    }

    private static int Small(Note note, int at)
    {
        if (note[at].Length == 1 && note.Char(at) is 'o' && note[at + 1 < note.Count ? at + 1 : at].Shape == Shape.Lower && note.IsWord(at + 1) && (note[at + 1].Sense == Sense.None || note.Is(at + 1, Sense.Name)))
            return at + 2;
        // "dr f. achebe"
        if (note[at].Length == 1 && note.IsMark(at + 1, '.') && note.IsGlued(at + 1) && note.IsFree(at + 2) && note.IsWord(at + 2) && note[at + 2].Shape == Shape.Lower && note[at + 2].Length > 2)
            return Small(note, at + 2) is var rest && rest > at + 2 ? rest : at;
        if (note.Is(at, Sense.Family) && note.Is(at, Sense.Unit) && !note.Is(at, Sense.Function | Sense.Drug) && note[at].Length > 2 && note.Has(at + 1) && note[at + 1].Shape is Shape.Mark or Shape.LineEnd)
            return at + 1;
        if (note.Is(at, Sense.Function | Sense.Unit | Sense.NameVerb | Sense.Drug) || (note.Is(at, Sense.Ordinary) && !note.Is(at, Sense.Name)) || (note.Is(at, Sense.Common) && note.Is(at, Sense.NameCue)) || note[at].Length < 2)
            return at;
        var end = Joined(note, at + 1);
        return note.IsWord(end) && note.IsFree(end) && note[end].Shape == Shape.Lower && note[end].Spaced && note.Is(end, Sense.Name) && (!note.Is(end, Sense.Ordinary | Sense.NameVerb | Sense.Place) || note.Is(end, Sense.Family) && note.Is(at, Sense.Given) && !note.Is(end, Sense.Clinical | Sense.Function | Sense.NameVerb)) ? Joined(note, end + 1) : end;
    }

    // "initials R.T.", "initials: RT"
    private static void Initials(Note note, int at)
    {
        while (note.IsMark(at, ':') || note.IsMark(at, '('))
            at++;
        var to = at;
        while (note.IsFree(to) && note[to].Shape == Shape.Initial && note.IsMark(to + 1, '.'))
            to += 2;
        if (to > at + 2)
            note.Take(IdentifierType.Name, at, to);
        else if (note.IsFree(at) && note[at].Shape == Shape.Upper && note[at].Length is 2 or 3)
            note.Take(IdentifierType.Name, at, at + 1);
    }

    private static void AfterCue(Note note, int cue)
    {
        // "1hr, R wrist"
        if (note.Is(cue, Sense.Unit) && note.IsDigits(cue - 1))
            return;
        if (note.Is(cue, "initials"))
        {
            Initials(note, cue + 1);
            return;
        }

        var at = cue + 1;
        var colon = false;
        while (at < cue + 5 && note.Has(at) && (note[at].Shape == Shape.Mark && note.Char(at) is ':' or ',' or '(' or '.' or '-' or '"' or '/' or '*' or '?' || (note[at].Shape == Shape.LineEnd && (colon || note.IsMark(at - 1, ',') && note.Is(cue, Sense.NameCue)))
            || note.Is(at, "is") && note.Is(cue, "name") || note.Is(at, "by") && !note.Is(cue, Sense.Relative) || note.Is(at, "name") || note.Is(at, "called") || note.Is(at, "named")))
        {
            colon |= note.IsMark(at, ':') || note.IsMark(at, '?') && note.Is(cue, "name");
            at++;
        }

        if (!note.IsFree(at) || !note[at].IsWord || at == cue + 1 && note.IsGlued(at) || note.Is(at, Sense.Title) && note.IsMark(at + 1, '.'))
            return;
        if (note.IsMark(at - 1, '.') && !colon && !note.Is(cue, "pt"))
            return;
        // "with X-rays"
        if (note[at].Shape == Shape.Initial && note.IsMark(at + 1, '-') && note.Has(at + 2) && note[at + 2].Shape == Shape.Lower)
            return;
        if (note[at].IsCapital)
            CapitalsAfterCue(note, cue, at, colon);
        else if (note.Is(at, Sense.Name) && !note.Is(at, Sense.Relative | Sense.Title | Sense.Function | Sense.Clinical | Sense.Drug | Sense.Unit) && (!note.Is(at, Sense.Common) || (note.Is(at + 1, Sense.Name) && !note.Is(at + 1, Sense.Ordinary) && !colon)) && note[at].Length > 2)
            note.Take(IdentifierType.Name, at, SmallNames.Extend(note, at + 1));
    }

    private static void CapitalsAfterCue(Note note, int cue, int at, bool colon)
    {
        // LAST, FIRST M
        if (note.IsMark(at + 1, ',') && note.Has(at + 2) && note[at + 2].IsCapital && note.IsFree(at + 2) && !note[at].Is(Sense.Clinical) && (note.Is(at, Sense.Name) || note[at].Sense == Sense.None) && (note.Is(at + 2, Sense.Given) || (colon && note[at + 2].Sense == Sense.None))
            && (colon || note.Is(cue, "patient") || note.Is(cue, "re") || note.Is(cue, "pt") || note.Is(cue, "name")))
        {
            note.Take(IdentifierType.Name, at, Capitals(note, at + 2, true) is var last && last > at + 2 ? last : at + 3);
            return;
        }

        if (note[at].Shape == Shape.Upper && !note.Capitals && !note.Is(at, Sense.Name) && !(colon && note[at].Sense == Sense.None && note[at].Length > 4) || note.Is(at, Sense.Region | Sense.Nation | Sense.Product | Sense.Organisation) && (!note.Is(at, Sense.Name) || !colon && !note.Is(at + 1, Sense.Name)))
            return;
        var end = Capitals(note, at, true);
        if (end == at || (note.IsMark(end, ':') && !note.IsMark(end - 1, '.') && note.IsLineEnd(cue - 1)) && end == at + 1 && colon || note.Is(end, Sense.EponymHead) && note.Is(end - 1, Sense.Eponym))
            return;
        var words = end - at;
        var known = note.Is(at, Sense.Name);
        var ordinary = note.Is(at, Sense.Ordinary | Sense.Eponym | Sense.Place);
        var weak = note.Is(cue, "to") || note.Is(cue, "from") || note.Is(cue, "with") || note.Is(cue, "by") || note.Is(cue, "per") || note.Is(cue, "via") || note.Is(cue, "case") || note.Is(cue, "name") && !colon && !note.Is(cue + 1, "is");
        if ((known && (!ordinary || words > 1 || colon || !weak)) || (note[at].Sense == Sense.None && !(weak && words == 1 && (note.IsDigits(end) || note.Is(end, Sense.Unit)))) || (note[at].Shape == Shape.Initial && words > 2))
            note.Take(IdentifierType.Name, at, end);
    }
}
