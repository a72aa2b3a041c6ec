using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Finds what the rules left, by weights learned from annotated notes: from left to right, each decision with those before it in view.</summary>
internal static class Tagger
{
    private const int Near = 3;

    public static void Find(Note note, TagWeights weights)
    {
        var units = TagUnits.Of(note);
        Span<int> buckets = stackalloc int[TagFeatures.Most];
        for (var i = TagUnits.Margin; i < units.Length - TagUnits.Margin; i++)
        {
            if (units[i].Open)
                units[i].Tag = weights.Decide(buckets[..TagFeatures.Of(note, units, i, buckets)]);
        }

        for (var i = TagUnits.Margin; i < units.Length - TagUnits.Margin; i++)
        {
            if (!units[i].Open || units[i].Tag == Tag.None)
                continue;
            var last = i;
            for (var next = i + 1; next < units.Length; next++)
            {
                if (units[next].Open && units[next].Tag == units[i].Tag && !note.IsGap(units[next].From))
                    last = next;
                else if (next > last + 1 || !IsJoint(note, units, next))
                    break;
            }

            if (!IsMeasure(note, units[i].From, units[last].To) && (IsBeside(units, i, last) || !PlainWord.Is(note, units[i].From, units[last].To, units[i].Tag)))
                note.Take(TypeOf(units[i].Tag), units[i].From, units[last].To);
            i = last;
        }
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
        _ => IdentifierType.OtherId,
    };
}
