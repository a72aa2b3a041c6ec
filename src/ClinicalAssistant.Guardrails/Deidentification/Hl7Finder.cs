using System.Collections.Frozen;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Fields of HL7 version 2 segments, by segment and position.</summary>
internal static class Hl7Finder
{
    private static readonly FrozenDictionary<string, string> Fields = new Dictionary<string, string>
    {
        // N name, D date, A address, P phone, X clinician (id and name), M record, H health plan, C account, S social security, L licence, O other id, G organisation, B birthplace, K kept.
        ["MSH"] = "4G 6G 7D 10O",
        ["EVN"] = "2D 5X 6D",
        ["PID"] = "2M 3M 4M 5N 6N 7D 9N 11A 13P 14P 18C 19S 20L 21M 23B 29D",
        ["PD1"] = "3G 4X",
        ["PV1"] = "3K 6K 7X 8X 9X 17X 19O 44D 45D 50O 52X",
        ["PV2"] = "8D 9D 23G",
        ["NK1"] = "2N 4A 5P 6P 13G 16D 30N 31P 32A 37S",
        ["GT1"] = "2O 3N 4N 5A 6P 7P 8D 12S 16G 17A 18P",
        ["IN1"] = "2H 3H 4G 5A 6N 7P 8H 11G 12D 13D 16N 18D 19A 36H 49H",
        ["IN2"] = "1O 2S 6H 8H 61H",
        ["OBR"] = "2O 3O 4K 6D 7D 8D 10X 14D 16X 17P 20O 22D 28X 32X 33X 34X",
        ["ORC"] = "2O 3O 4O 9D 10X 11X 12X 14P 15D 19X 21G",
        ["OBX"] = "3K 6K 7K 14D 16X 18O 23G 25X",
        ["DG1"] = "3K 5D 16X",
        ["PR1"] = "3K 5D 8X 11X 12X",
        ["AL1"] = "3K 6D",
        ["RXA"] = "3D 4D 5K 10X",
        ["RXE"] = "2K 13X",
        ["TXA"] = "4D 5X 6D 7D 8D 9X 10X 11X 12O 22X",
        ["SCH"] = "1O 2O 11D 12X 16X 20X",
        ["AIP"] = "3X 6D",
        ["ACC"] = "1D",
        ["ZPI"] = "2M",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Find(Note note)
    {
        if (!note.Text.Contains('|', StringComparison.Ordinal))
            return;
        for (var i = 0; i < note.Count; i++)
        {
            if ((i == 0 || note[i - 1].Shape == Shape.LineEnd) && note.IsWord(i) && FieldsOf(note, i) is { } fields)
                Segment(note, i, fields);
        }
    }

    private static string? FieldsOf(Note note, int i)
    {
        var end = note[i].End;
        if (end < note.Text.Length && char.IsAsciiDigit(note.Text[end]))
            end++;
        var start = note[i].Start;
        return end - start == 3 && end < note.Text.Length && note.Text[end] == '|' ? Fields.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(note.Text.AsSpan(start, 3), out var fields) ? fields : "" : null;
    }

    private static void Segment(Note note, int first, string fields)
    {
        var text = note.Text;
        var start = note[first].Start;
        var length = text.AsSpan(start).IndexOfAny('\n', '\r');
        var end = length < 0 ? text.Length : start + length;
        var header = text.AsSpan(start).StartsWith("MSH", StringComparison.Ordinal);
        if (header)
            note.Protect(first, note.TokenAt(Math.Min(start + 9, end)));
        // In a header the first separator is itself the first field.
        var index = header ? 1 : 0;
        for (var at = start; at <= end;)
        {
            var bar = text.IndexOf('|', at, end - at);
            var stop = bar < 0 ? end : bar;
            if (stop > at && at > start)
            {
                var kind = KindOf(fields, index);
                for (var part = at; part < stop;)
                {
                    var tilde = text.IndexOf('~', part, stop - part);
                    var partEnd = tilde < 0 ? stop : tilde;
                    Field(note, kind, part, partEnd);
                    part = partEnd + 1;
                }
            }

            at = stop + 1;
            index++;
        }
    }

    private static char KindOf(string fields, int index)
    {
        foreach (var field in fields.AsSpan().Split(' '))
        {
            var one = fields.AsSpan(field);
            if (one.Length > 1 && int.TryParse(one[..^1], out var number) && number == index)
                return one[^1];
        }

        return ' ';
    }

    private static void Field(Note note, char kind, int start, int end)
    {
        var text = note.Text.AsSpan(start, end - start);
        var hat = text.IndexOf('^');
        var firstEnd = hat < 0 ? end : start + hat;
        switch (kind)
        {
            case 'N':
                Name(note, start, end);
                break;
            case 'X':
                if (text[..(firstEnd - start)].IndexOfAnyInRange('0', '9') >= 0)
                {
                    Take(note, IdentifierType.License, start, firstEnd);
                    if (hat >= 0)
                        Name(note, firstEnd + 1, end);
                }
                else
                {
                    Name(note, start == firstEnd && hat >= 0 ? firstEnd + 1 : start, end);
                }

                break;
            case 'A':
                Address(note, start, end);
                break;
            case 'D':
                if (firstEnd > start)
                    Take(note, IdentifierType.Date, start, firstEnd);
                else
                    Later(note, start, end);
                break;
            case 'K':
                note.Protect(note.TokenAt(start), note.TokenAt(end));
                break;
            case 'P':
                Take(note, IdentifierType.Phone, start, firstEnd);
                break;
            case 'B' or 'G':
                Take(note, kind == 'G' ? IdentifierType.Hospital : IdentifierType.Location, start, firstEnd);
                break;
            case 'M' or 'H' or 'C' or 'S' or 'L' or 'O':
                if (text.IndexOfAnyInRange('0', '9') >= 0)
                    Take(note, kind switch { 'M' => IdentifierType.Mrn, 'H' => IdentifierType.HealthPlan, 'C' => IdentifierType.Account, 'S' => IdentifierType.Ssn, 'L' => IdentifierType.License, _ => IdentifierType.OtherId }, start, firstEnd);
                break;
            default:
                if (text.Length is 8 or 12 or 14 && text.IndexOfAnyExceptInRange('0', '9') < 0 && int.Parse(text[..4], System.Globalization.CultureInfo.InvariantCulture) is >= 1900 and <= 2060)
                    Take(note, IdentifierType.Date, start, end);
                break;
        }
    }

    // A date in a later component of a timing.
    private static void Later(Note note, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var hat = note.Text.IndexOf('^', at, end - at);
            var stop = hat < 0 ? end : hat;
            if (stop - at is 8 or 12 or 14 && !note.Text.AsSpan(at, stop - at).ContainsAnyExceptInRange('0', '9'))
                Take(note, IdentifierType.Date, at, stop);
            at = stop + 1;
        }
    }

    // Family, given and middle name are one identifier; prefix and suffix are not part of it.
    private static void Name(Note note, int start, int end)
    {
        var last = start;
        var component = 0;
        for (var at = start; at < end && component < 3; component++)
        {
            var hat = note.Text.IndexOf('^', at, end - at);
            var stop = hat < 0 ? end : hat;
            if (stop > at)
                last = stop;
            at = stop + 1;
        }

        Take(note, IdentifierType.Name, start, last);
    }

    private static void Address(Note note, int start, int end)
    {
        var component = 0;
        for (var at = start; at <= end; component++)
        {
            var hat = note.Text.IndexOf('^', at, end - at);
            var stop = hat < 0 ? end : hat;
            if (stop > at && component is 0 or 1 or 2 or 4 or 8)
                Take(note, IdentifierType.Location, at, stop);
            else if (stop > at)
                note.Protect(note.TokenAt(at), note.TokenAt(stop));
            at = stop + 1;
        }
    }

    private static void Take(Note note, IdentifierType type, int start, int end) => note.Take(type, note.TokenAt(start), note.TokenAt(end));
}
