using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Named organisations: hospitals, employers, schools, shops, insurers. A kind of place without a name of its own is kept.</summary>
internal static class OrganisationFinder
{
    private const int Longest = 7;

    public static void Find(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            if (note[i].Taken || !note[i].IsWord)
                continue;
            if (note.Is(i, Sense.Organisation) && (!note[i].Is(Sense.Name | Sense.Common) && (note[i].IsCapital || note[i].Length > 4) || note[i].Shape == Shape.Title && (note.Is(i - 1, "at") || note.Is(i - 1, "ins") || note.Is(i - 1, "insurance") || note.Is(i - 1, "works"))))
            {
                note.Take(IdentifierType.Hospital, i, note[i].IsCapital ? Heads(note, i + 1) : i + 1);
                continue;
            }

            if (note.Is(i, Sense.OrganisationStart) && PlaceFinder.PhraseEnd(note, i, Sense.Organisation) is var phrase && phrase > i)
            {
                note.Take(IdentifierType.Hospital, i, Heads(note, phrase));
                continue;
            }

            if (note.Is(i, Sense.OrgHead) && note[i].IsCapital)
                Headed(note, i);
            else if (note.Is(i, Sense.OrgHead) && (note.Is(i, "inc") || note.Is(i, "llc") || note.Is(i, "ltd")))
                Headed(note, i);
            else if (!note.Casual && note[i].Shape == Shape.Lower && note.Is(i, Sense.Shop))
                Plain(note, i);
            else if (note.Casual && note[i].Shape == Shape.Lower && note.Is(i, Sense.OrgStrong | Sense.SmallShop))
                Small(note, i);
            else if (note.Is(i, Sense.EmployVerb))
                Employed(note, i);
            if (note.Is(i, Sense.OrgCue))
                Announced(note, i);
            if (note.Is(i, "st") || note.Is(i, "saint"))
                Saint(note, i);
            else if (note.Is(i, "private") && note[i].Shape == Shape.Title && note[i - 1 < 0 ? i : i - 1].Shape == Shape.Title && note.IsFree(i - 1) && (note.Is(i - 1, Sense.Place | Sense.Name) || note[i - 1].Sense is Sense.None or Sense.Guessed) && (note.IsLineEnd(i + 1) || note[i + 1].Shape == Shape.Mark))
                note.Take(IdentifierType.Hospital, i - 1, i + 1);
            if (note[i].Shape == Shape.Lower && (note.Is(i, "at") || note.Is(i, "from") || note.Is(i, "for") || note.Is(i, "with") || note.Is(i, "by")))
                Capitalised(note, i + 1);
        }
    }

    // The capitals before a head: "Bluff Pharmacy", "St Mary's Hospital"; and after it: "University of Leeds".
    private static void Headed(Note note, int head)
    {
        var named = false;
        var start = head;
        for (var at = head - 1; at >= 0 && head - at <= Longest; at--)
        {
            if (note[at].Taken || note[at].Shape == Shape.LineEnd)
                break;
            if (note[at].Shape == Shape.Mark)
            {
                if ((note.Char(at) is '&' or '-' or '\u2019' or '\'' && start == at + 1) || (note.IsMark(at, '.') && note.Is(at - 1, "st")) || (note.IsMark(at, ',') && note.Is(head, Sense.OrgStrong) && note[head].Length <= 4 && at == head - 1))
                    continue;
                break;
            }

            if ((note.Capitals || note[at].Shape == Shape.Upper) && note.Is(at, Sense.Function | Sense.PlaceVerb) && !note.Is(at, "of") && !note.Is(at, "and") && !note.Is(at, "the") && !note.Is(at, "for"))
                break;
            var joins = (note.Is(at, "of") || note.Is(at, "and") || note.Is(at, "the") || note.Is(at, "for")) && note[at].Shape == Shape.Lower && at > 0 && note[at - 1].IsCapital && note[head].Is(Sense.OrgStrong);
            if (!note[at].IsCapital && !joins)
                break;
            if (note[at].IsCapital && ((note.StartsSentence(at) && note.Is(at, Sense.Function)) || note.Is(at, Sense.Title) && !note.Is(at, "st") && !note.Is(at, "sr")))
                break;
            if (note[at].IsCapital)
                start = at;
            named |= note[at].IsCapital && Names(note, at);
        }

        while (start < head && note.Is(start, Sense.Function) && !note.Is(start, "the"))
            start++;
        if (note.Is(start, "the") && start < head)
            start++;
        var end = Heads(note, head + 1);
        // University of Leeds, Bank of America, Church of St Anne
        if (start == head && (note.Is(end, "medical") || note.Is(end, "médical") || note.Is(end, "dentaire") || note.Is(end, "médico") || note.Is(end, "dental")) && note[end].Shape == Shape.Lower)
            end++;
        if ((note.Is(end, "of") || IsForeignOf(note, end)) && note.Has(end + 1) && note[end + 1].IsCapital && note.IsFree(end + 1) && (Names(note, end + 1) || note.Is(end + 1, Sense.Region | Sense.RegionStart)) && (note[head].Is(Sense.OrgStrong) || IsForeignOf(note, end) || note.Is(head, "partners") || note.Is(head, "associates") || note.Is(head, "clinic") || note.Is(head, "bank") || note.Is(head, "church") || note.Is(head, "school") || note.Is(head, "society")))
        {
            end++;
            while (note.IsFree(end) && note.IsWord(end) && note[end].IsCapital && !note.Is(end, Sense.Function))
                end++;
            named = true;
        }

        // Clínica Azahar, Hospital Basurto: the kind first.
        if (!named && start == head && note.Folded(head) is "clinica" or "hospital" or "clinique" or "klinik" or "klinikum" or "praxis" or "apotheke" or "farmacia" or "pharmacie" or "ospedale" or "ziekenhuis" or "hopital" && note.IsFree(end) && note[end].Shape == Shape.Title && !note.IsGap(end) && note[head].Shape == Shape.Title
            && (note.Is(end, Sense.Name | Sense.Place) || note[end].Sense is Sense.None) && !note.Is(end, Sense.Clinical | Sense.Function))
        {
            end++;
            while (note.IsFree(end) && note[end].Shape == Shape.Title && !note.IsGap(end) && (note.Is(end, Sense.Name | Sense.Place) || note[end].Sense is Sense.None))
                end++;
            named = true;
        }

        if (named && (note[head].Is(Sense.OrgStrong) || end > head + 1 || (start < head && IsSpecific(note, start, head))))
            note.Take(IdentifierType.Hospital, start, end);
    }

    private static bool IsForeignOf(Note note, int i) => note[note.Has(i) ? i : 0].Shape == Shape.Lower && (note.Is(i, "de") || note.Is(i, "des") || note.Is(i, "du") || note.Is(i, "del") || note.Is(i, "della") || note.Is(i, "di") || note.Is(i, "da") || note.Is(i, "do") || note.Is(i, "der"));

    // "St. Elizabeth's", "st bede's": a hospital, school or church by its saint alone.
    private static void Saint(Note note, int i)
    {
        var name = note.IsMark(i + 1, '.') ? i + 2 : i + 1;
        if (!note.IsFree(name) || !note.IsWord(name) || note[name].Length < 3 || !note.Has(name + 1) || note.Span(name + 1) is not ("'s" or "\u2019s") || note[name].Shape != (note[i].Shape == Shape.Lower ? Shape.Lower : Shape.Title))
            return;
        if (note.Is(name + 2, "wort"))
            note.Protect(i, name + 3);
        if (!note.IsDigits(i - 1) && !note.Is(name + 2, Sense.OrgHead) && !note.Is(name + 2, "wort") && !note.Is(name + 2, Sense.EponymHead))
            note.Take(IdentifierType.Hospital, i, name + 2);
    }

    private static bool IsSpecific(Note note, int start, int head)
    {
        if (note.Is(head, Sense.Street) && head + 1 < note.Count && note.IsDigits(head + 1))
            return false;
        for (var i = start; i < head; i++)
        {
            if (note[i].IsWord && note[i].IsCapital && Names(note, i) && (!note.Is(i, Sense.Common) || !note.StartsSentence(i) || note.IsMark(i - 1, ':')))
                return true;
        }

        return false;
    }

    // A word that gives a name: not one that says the kind.
    private static bool Names(Note note, int i) =>
        note[i].Length > 1 && !note.Is(i, Sense.Generic | Sense.Function | Sense.Weekday | Sense.Month) && (!note.Is(i, Sense.Clinical) || note.Is(i, Sense.Place)) && (note[i].Shape != Shape.Upper || note.Capitals || note.Is(i, Sense.Name | Sense.Place) || note[i].Length > 4 || note[i].Sense == Sense.None);

    private static int Heads(Note note, int end)
    {
        while (note.IsFree(end) && note.IsWord(end) && note[end].IsCapital && (note.Is(end, Sense.OrgHead) || note.Is(end, "NHS")))
            end++;
        if ((note.IsMark(end, ',') || note.Is(end, "and") || note.IsMark(end, '&')) && note.Has(end + 1) && note[end + 1].IsCapital && note.Is(end + 1, Sense.OrgStrong) && note[end + 1].Length <= 4)
            end += 2;
        return end;
    }

    // "works at Redrock Outfitters", "employed by Nordwerk": a name follows, with or without a head.
    private static void Employed(Note note, int verb)
    {
        var at = verb + 1;
        while (at < verb + 6 && (note.Is(at, "as") || note.Is(at, "a") || note.Is(at, "full") || note.Is(at, "time") || note.Is(at, "part") || note.IsMark(at, '-') || (note.IsWord(at) && note[at].Shape == Shape.Lower && !IsLink(note, at) && note.Is(at, Sense.Common))))
            at++;
        if (!IsLink(note, at) && !note.Is(verb, "attends") && !note.Is(verb, "attending"))
            return;
        if (IsLink(note, at))
            at++;
        if (note.Is(at, "the") || note.Is(at, "a"))
            at++;
        var end = at;
        while (note.IsFree(end) && note.IsWord(end) && note[end].IsCapital && end - at < 4 && !note.Is(end, Sense.Weekday | Sense.Month | Sense.Title | Sense.Drug | Sense.Region))
        {
            end++;
            if (note.IsMark(end, '&') || (note.IsMark(end, '-') && note.IsGlued(end + 1)) || (note.Has(end) && note.Span(end) is "'s" or "\u2019s" && note.Has(end + 1) && note[end + 1].IsCapital))
                end++;
        }

        var named = false;
        for (var i = at; i < end; i++)
            named |= note[i].IsWord && !note.Is(i, Sense.Generic | Sense.Function | Sense.Clinical) && note[i].Shape is Shape.Title or Shape.Upper && (note[i].Shape == Shape.Title || note[i].Length > 3 || note.Is(i, Sense.Name));
        if (named)
            note.Take(IdentifierType.Hospital, at, end);
    }

    // "Employer: Nordwerk", "ins Keystone First", "Pharmacy Porter's"
    private static void Announced(Note note, int cue)
    {
        var at = note.IsMark(cue + 1, ':') || note.Is(cue + 1, "is") ? cue + 2 : cue + 1;
        var end = at;
        while (note.IsFree(end) && note.IsWord(end) && note[end].IsCapital && end - at < 4 && !note.IsGap(end) && !note.Is(end, Sense.Function | Sense.Label | Sense.Title | Sense.Weekday | Sense.Month | Sense.Region | Sense.Relative | Sense.NameCue | Sense.OrgCue | Sense.Clinical & ~Sense.Place | Sense.Drug))
            end++;
        var named = at > cue + 1 && end > at + 1;
        for (var i = at; i < end; i++)
            named |= !note.Is(i, Sense.Generic | Sense.Common);
        if (!named || note[at].Shape == Shape.Initial || note.IsMark(end, ':'))
            return;
        note.Take(IdentifierType.Hospital, at, note.Has(end) && note.Span(end) is "'s" or "\u2019s" ? end + 1 : end);
    }

    // "the Pelican pharmacy": a name with a capital before a kind written small.
    private static void Plain(Note note, int head)
    {
        var start = head;
        while (start > 0 && head - start < 3 && note.IsFree(start - 1) && note[start - 1].Shape == Shape.Title && note[start].Spaced && !note.Is(start - 1, Sense.Clinical | Sense.Drug | Sense.Generic | Sense.Function | Sense.Title | Sense.Weekday | Sense.Month | Sense.Region | Sense.Nation | Sense.Eponym | Sense.EponymHead | Sense.Relative | Sense.PlaceVerb | Sense.HumanVerb | Sense.DateCue))
            start--;
        if (start < head && !(note.StartsSentence(start) && (head - start == 1 || note.Is(start, Sense.Common))))
            note.Take(IdentifierType.Hospital, start, head);
    }

    // "flagstaff medical center", in a note without capitals.
    private static void Small(Note note, int head)
    {
        var start = head;
        while (start > 0 && note.Is(start - 1, "medical") || note.Is(start - 1, "health") || note.Is(start - 1, "general"))
            start--;
        var kind = start;
        while (start > 0 && kind - start < 3 && note.IsFree(start - 1) && note.IsWord(start - 1) && (note[start - 1].Sense is Sense.None || note.Is(start - 1, Sense.Name | Sense.Place | Sense.PlaceSuffix)) && !note.Is(start - 1, Sense.Function | Sense.Clinical | Sense.Generic | Sense.Title))
            start--;
        if (start < kind)
            note.Take(IdentifierType.Hospital, start, head + 1);
    }

    // "at Silver Lining": two plain words or more with capitals, in running text.
    private static void Capitalised(Note note, int at)
    {
        var end = at;
        while (note.IsFree(end) && note.IsWord(end) && note[end].Shape == Shape.Title && end - at < 4 && !note.Is(end, Sense.Clinical | Sense.Drug | Sense.Generic | Sense.Title | Sense.Month | Sense.Weekday | Sense.Function | Sense.Region | Sense.Nation | Sense.Relative | Sense.Eponym | Sense.EponymHead | Sense.Street | Sense.PlaceSuffix)
            && note.Is(end, Sense.Common | Sense.Guessed))
            end++;
        if (end - at >= 2 && !(note.Has(end) && note[end].IsCapital) && !note.Is(at, Sense.Given))
            note.Take(IdentifierType.Hospital, at, end);
    }

    private static bool IsLink(Note note, int i) => note.Is(i, "at") || note.Is(i, "for") || note.Is(i, "by") || note.Is(i, "with") || note.Is(i, "from") || note.Is(i, "of");
}
