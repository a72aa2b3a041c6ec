using System.Collections.Frozen;

namespace ClinicalAssistant.Guardrails;

/// <summary>Days that two to four words name, in capitals or not: "Ash Wednesday", "mother's day", "chinese new year".</summary>
internal static class HolidayPhrases
{
    private const int Longest = 4;

    private static readonly FrozenSet<string> All = new[]
    {
        "ash wednesday", "palm sunday", "good friday", "holy thursday", "maundy thursday", "easter sunday", "easter monday", "easter saturday", "whit monday", "whit sunday", "shrove tuesday", "pancake day",
        "fat tuesday", "mardi gras", "all saints day", "all souls day", "mothers day", "fathers day", "mothering sunday", "valentines day", "st patricks day",
        "guy fawkes", "bonfire night", "new years day", "new years eve", "new yrs eve", "new yrs day", "chinese new year", "lunar new year", "yom kippur", "rosh hashanah", "rosh hashana",
        "presidents day", "labor day", "labour day", "memorial day", "boxing day", "canada day", "australia day", "anzac day", "waitangi day", "matariki day", "mlk day",
        "martin luther king day", "columbus day", "veterans day", "independence day", "republic day", "remembrance day", "remembrance sunday", "armistice day", "christmas day", "christmas eve", "xmas day", "xmas eve",
        "ascension day", "st georges day", "st andrews day", "st davids day", "workers day", "womens day", "groundhog day",
    }.ToFrozenSet(StringComparer.Ordinal);

    // With and without the "s" of an apostrophe.
    private static readonly FrozenSet<string> Starts = All.Select(phrase => phrase[..phrase.IndexOf(' ', StringComparison.Ordinal)]).SelectMany(word => new[] { word, word.TrimEnd('s') }).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StartLookup = Starts.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly WordGate Gate = new(Starts);

    // "Mother's day surgery", "St George's Day Unit": the day is none.
    private static readonly FrozenSet<string> OfOrganisation = new[] { "unit", "surgery", "case", "centre", "center", "care", "hospital", "shift", "staff", "room", "clinic", "ward", "nursery", "school", "church", "services", "patient", "patients" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The end of the day's name that begins here, or the token itself. With an apostrophe or without.</summary>
    public static int End(Note note, int i)
    {
        if (!note.IsWord(i) || !Gate.Opens(note.Span(i)) || !StartLookup.Contains(note.Span(i)))
            return i;
        var (phrase, end) = (note.Folded(i), i + 1);
        for (var words = 1; words < Longest; words++)
        {
            for (; note.Has(end) && (note.Span(end) is "'s" or "\u2019s" or "'" or "\u2019" || note.IsMark(end, '.') && (note.Is(end - 1, "st") || note.Is(end - 1, "yrs"))); end++)
                phrase += note[end].Length > 1 ? "s" : "";
            if (!note.IsWord(end))
                return i;
            phrase += " " + note.Folded(end++);
            if (All.Contains(phrase))
                return note.Is(end, Sense.OrgHead) || OfOrganisation.Contains(note.Folded(end)) ? i : end;
        }

        return i;
    }
}
