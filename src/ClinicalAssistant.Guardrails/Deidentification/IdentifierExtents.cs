using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>How far identifiers reach once all are found: codes to the ends of their letters and digits, parts of one name, place, organisation or code made one.</summary>
internal static class IdentifierExtents
{
    public static void Draw(Note note)
    {
        note.Redraw(Widened);
        note.Redraw(Joined);
    }

    // A number or code reaches over the letters, digits and joining marks that stand without white space around it: no one else's is part of it.
    private static List<IdentifierSpan> Widened(Note note, List<IdentifierSpan> spans)
    {
        var before = 0;
        for (var at = 0; at < spans.Count; at++)
        {
            var span = IsCode(spans[at].Type) ? Widened(note, spans[at], before, at + 1 < spans.Count ? spans[at + 1].Start : note.Text.Length) : spans[at];
            before = span.End;
            spans[at] = span;
        }

        return spans;
    }

    private static IdentifierSpan Widened(Note note, IdentifierSpan span, int least, int most)
    {
        var (start, end) = (span.Start, span.End);
        while (start > 0 && IsInside(note.Text, start - 1, -1) && !note.IsEscaped(start - 1))
            start--;
        while (end < note.Text.Length && IsInside(note.Text, end, 1))
            end++;
        // What follows the letter of an escape ("\nSN-4455") begins behind it, wherever that is.
        if (start > 0 && note.IsEscaped(start - 1))
            start = span.Start;
        if (start == span.Start && end == span.End || start < least || end > most || note.AnyTaken(note.TokenAt(start), note.TokenAt(span.Start)) || note.AnyTaken(note.TokenAt(span.End), note.TokenAt(end)))
            return span;
        return new IdentifierSpan(span.Type, start, end, note.Text[start..end]);
    }

    private static bool IsInside(string text, int at, int step) =>
        char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '_' && at + step >= 0 && at + step < text.Length && char.IsAsciiLetterOrDigit(text[at + step]);

    // From the end, so that what is joined may join what stands before it.
    private static List<IdentifierSpan> Joined(Note note, List<IdentifierSpan> spans)
    {
        var drawn = new List<IdentifierSpan>(spans.Count);
        for (var at = spans.Count - 1; at >= 0; at--)
        {
            var first = spans[at];
            if (drawn is [.., var second] && JoinedType(note, first, note.Text.AsSpan(first.End, second.Start - first.End), second) is { } type)
            {
                drawn.RemoveAt(drawn.Count - 1);
                first = new IdentifierSpan(type, first.Start, second.End, note.Text[first.Start..second.End]);
            }

            drawn.Add(first);
        }

        drawn.Reverse();
        return drawn;
    }

    private static IdentifierType? JoinedType(Note note, IdentifierSpan first, ReadOnlySpan<char> between, IdentifierSpan second)
    {
        // "151-D-22047", found in two parts
        if (IsCode(first.Type) && IsCode(second.Type) && between is "-" or "_" or "/" or "." or ":")
            return first.Type;
        if (first.Type == second.Type)
            return Joins(first.Type, between) || first.Type == IdentifierType.Name && (IsInverted(note, first, between, second) || IsNickname(between)) ? first.Type : null;
        return between is " " && IsPartOf(first, second) | IsPartOf(second, first) ? IdentifierType.Hospital : null;
    }

    private static bool IsCode(IdentifierType type) =>
        type is IdentifierType.OtherId or IdentifierType.Mrn or IdentifierType.Device or IdentifierType.Vehicle or IdentifierType.Biometric or IdentifierType.License or IdentifierType.HealthPlan or IdentifierType.Account;

    private static bool Joins(IdentifierType type, ReadOnlySpan<char> between) => type == IdentifierType.Location ? IsGap(between) || between is "-" or "-in-" or "-on-" or "-under-" or "-over-" or "-le-" or "-la-" or "-de-" or "-y-" or "-upon-" or "'s " or "\u2019s " or " of " : type is IdentifierType.Name or IdentifierType.Hospital && between is " " or "-" or "^"
        || type == IdentifierType.Hospital && between is "'s " or "\u2019s " or " & " or " of " or " of the " or " for the ";

    // "HUANG, Meilin", "Huang,Meilin": the surname first, at the start of a line or a field, or in capitals.
    private static bool IsInverted(Note note, IdentifierSpan first, ReadOnlySpan<char> between, IdentifierSpan second)
    {
        if (between is not ("," or ", ") || first.Value.Contains(' ', StringComparison.Ordinal))
            return false;
        var (surname, given) = (note.TokenAt(first.Start), note.TokenAt(second.Start));
        return !note.Is(surname, Sense.Given) && (note.Is(given, Sense.Given) && !note.Is(given, Sense.Family) || note[surname].Shape == Shape.Upper && !note.Capitals);
    }

    // Percival "Perc" Oatley
    private static bool IsNickname(ReadOnlySpan<char> between) => between is " \"" or "\" " or " \u201c" or "\u201d " or " '" or "' ";

    // A place or a single name right beside an organisation is part of its name: Karoo Solar, DaVita Ashland.
    private static bool IsPartOf(IdentifierSpan part, IdentifierSpan whole) =>
        whole.Type == IdentifierType.Hospital && (part.Type == IdentifierType.Location || part.Type == IdentifierType.Name && !part.Value.Contains(' ', StringComparison.Ordinal)) && part.Value.Length > 2 && !char.IsAsciiDigit(part.Value[0]);

    private static bool IsGap(ReadOnlySpan<char> between)
    {
        var lines = between.IndexOfAny('\n', '\r') >= 0;
        foreach (var c in between)
        {
            if (!char.IsWhiteSpace(c) && !(lines && (c is ',' or '.' or '>')))
                return false;
        }

        return true;
    }
}
