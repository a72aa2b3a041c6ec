using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Finds what the rules left, by weights learned from annotated notes: from left to right, each decision with those before it in view.</summary>
internal static class Tagger
{
    private const int Near = 3;
    private const int SurerOfPlaces = 3;

    public static void Find(Note note, TagWeights weights, WordGroups groups)
    {
        var units = TagUnits.Of(note, groups);
        var scores = new TagScores(note, units, weights);
        for (var i = TagUnits.Margin; i < units.Length - TagUnits.Margin; i++)
        {
            if (!units[i].Open)
                continue;
            var tag = weights.Decide(scores.Of(units, i));
            if (tag != Tag.None || units[i].Ruled != Tag.Kept)
                units[i].Tag = tag;
        }

        TakeBack(note, units, weights);

        for (var i = TagUnits.Margin; i < units.Length - TagUnits.Margin; i++)
        {
            if (!units[i].Open || units[i].Tag is Tag.None or Tag.Kept)
                continue;
            var last = i;
            for (var next = i + 1; next < units.Length; next++)
            {
                if (units[next].Open && units[next].Tag == units[i].Tag && !note.IsGap(units[next].From))
                    last = next;
                else if (next > last + 1 || !IsJoint(note, units, next))
                    break;
            }

            if (units[i].Tag == Tag.Age)
            {
                AgeFinder.TakeLearned(note, units[i].From, units[i].To);
                continue;
            }

            if (!IsMeasure(note, units[i].From, units[last].To) && !(units[i].Tag == Tag.Date && IsCounted(note, units[i].From, units[last].To)) && (IsBeside(units, i, last) && !PlainWord.IsNoPart(note, units[i].From, units[last].To) || !PlainWord.Is(note, units[i].From, units[last].To, units[i].Tag)))
                note.Take(TypeOf(units[i].Tag), units[i].From, units[last].To);
            i = last;
        }
    }

    // A single word that a rule took for a name, a place or an organisation and that does not look like one where it stands. Of several words a rule knows more;
    // a list of towns knows more of places than contexts of clinical notes do.
    private static void TakeBack(Note note, Span<TagUnit> units, TagWeights weights)
    {
        var released = new HashSet<IdentifierSpan>(ReferenceEqualityComparer.Instance);
        Span<int> buckets = stackalloc int[TagFeatures.Most];
        var i = TagUnits.Margin;
        foreach (var span in note.Found.OrderBy(span => span.Start))
        {
            while (i < units.Length - TagUnits.Margin && note[units[i].From].Start < span.Start)
                i++;
            if (span.Value.Contains(' ', StringComparison.Ordinal))
                continue;
            var (first, asked, held) = (i, false, false);
            var doubt = span.Type == IdentifierType.Location ? SurerOfPlaces * weights.Doubted : weights.Doubted;
            for (; i < units.Length - TagUnits.Margin && note[units[i].From].Start < span.End; i++)
            {
                if (units[i].Ruled is Tag.None or Tag.Kept)
                    continue;
                asked = true;
                held = held || weights.Doubt(buckets[..TagFeatures.Of(note, units, i, buckets)]) <= doubt;
            }

            if (!asked || held || IsIntroduced(note, units[first].From))
                continue;
            released.Add(span);
            for (var at = first; at < i; at++)
                units[at].Tag = Tag.Kept;
        }

        note.Release(released);
    }

    // "the twelfth": a rib or a nerve, unless a word that dates stands before.
    private static bool IsCounted(Note note, int from, int to) => to == from + 1 && note.Is(from, Sense.NumberWord) && !note.Is(note.Is(from - 1, "the") ? from - 2 : from - 1, Sense.DateCue);

    // "Dr Jones", "Dr [NAME_1] Jones", "[NAME_1]-Jones"
    private static bool IsIntroduced(Note note, int at)
    {
        var before = note.IsMark(at - 1, '-') || note.IsMark(at - 1, '.') ? at - 2 : at - 1;
        return note.IsMark(before, ']') || note.Is(before, Sense.Title);
    }

    /// <summary>What is a figure of the text and none of a person: a number of up to three digits alone ("ring 999", "days: 3"), an amount with decimals, a unit.</summary>
    private static bool IsMeasure(Note note, int from, int to) =>
        (to == from + 1 && note.IsDigits(from) && note[from].Length <= 3 && !IsJoined(note, from)) || (note.Is(from, Sense.Unit) && note.IsMark(from + 1, '/')) || IsDecimal(note, from, to);

    /// <summary>Whether letters or figures stand right at it, or with a mark between.</summary>
    private static bool IsJoined(Note note, int at) =>
        (note.IsGlued(at) && at > 0 && (note[at - 1].Shape >= Shape.Digits || note.IsWord(at - 1) || (note.Char(at - 1) is '-' or '/' or '.' && note.IsGlued(at - 1))))
        || (note.IsGlued(at + 1) && (note.IsWord(at + 1) || (note.Char(at + 1) is '-' or '/' or '.' && note.IsGlued(at + 2))));

    /// <summary>"0.4352", "pH 7.31": an amount, or a day that the rules know better.</summary>
    private static bool IsDecimal(Note note, int from, int to) => note.IsDigits(from) && note[from].Length <= 3
        && ((to <= from + 3 && note.IsMark(from + 1, '.') && note.IsGlued(from + 1) && note.IsDigits(from + 2) && note.IsGlued(from + 2) && !note.IsMark(from + 3, '.'))
            || (to == from + 1 && note.IsGlued(from) && from > 1 && note.Char(from - 1) == '.' && note.IsDigits(from - 2) && note[from - 2].Length <= 3));

    // Another name, place or organisation stands right beside it, or near it where it is written small.
    private static bool IsBeside(ReadOnlySpan<TagUnit> units, int first, int last)
    {
        var reach = units[first].Shape == Shape.Lower ? Near : 1;
        for (var at = Math.Max(first - reach, 0); at <= last + reach && at < units.Length; at++)
        {
            if (at == first)
                at = last;
            else if (units[at].Tag is Tag.Name or Tag.Location or Tag.Hospital)
                return true;
        }

        return false;
    }

    // What may stand inside a name of two parts: Solis-Whyte, J. Marsh, Hollis & Dunn.
    private static bool IsJoint(Note note, ReadOnlySpan<TagUnit> units, int i) =>
        units[i].Shape == Shape.Mark && units[i].Tag == Tag.None && (note.Char(units[i].From) is '-' or '&' || note.Char(units[i].From) == '.' && units[i - 1].Shape == Shape.Initial);

    private static IdentifierType TypeOf(Tag tag) => tag switch
    {
        Tag.Name => IdentifierType.Name,
        Tag.Location => IdentifierType.Location,
        Tag.Hospital => IdentifierType.Hospital,
        Tag.Date => IdentifierType.Date,
        Tag.Phone => IdentifierType.Phone,
        Tag.Age => IdentifierType.AgeOver89,
        _ => IdentifierType.OtherId,
    };
}
