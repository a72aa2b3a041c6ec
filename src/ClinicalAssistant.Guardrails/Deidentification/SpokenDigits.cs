using System.Collections.Frozen;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Numbers of dictations, digit by digit in words ("five five nine, double three, oh one"): a telephone number where the words before speak of calling, else a number of the person.</summary>
internal static class SpokenDigits
{
    private const int Fewest = 6;
    private const int Before = 6;
    private const int Repeats = 100;

    private static readonly FrozenDictionary<string, int> Digits = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["zero"] = 0, ["oh"] = 0, ["nought"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["niner"] = 9,
        ["double"] = Repeats, ["triple"] = Repeats, ["treble"] = Repeats,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup = Digits.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly WordGate Gate = new(Digits.Keys);

    public static void Find(Note note)
    {
        for (var i = 0; i < note.Count; i++)
        {
            var (end, digits) = Run(note, i);
            if (digits >= Fewest && !IsCounting(note, i, end))
                note.Take(IsCall(note, i) ? IdentifierType.Phone : IdentifierType.OtherId, i, end);
            if (end > i)
                i = end - 1;
        }
    }

    private static (int End, int Digits) Run(Note note, int from)
    {
        var (end, digits) = (from, 0);
        for (var at = from; note.IsFree(at); at++)
        {
            if (digits > 0 && (note.IsMark(at, ',') || note.IsMark(at, '-') || note.IsMark(at, '.')) && IsDigit(note, at + 1))
                continue;
            if (!IsDigit(note, at))
                break;
            digits += note.Is(at, "double") ? 1 : note.Is(at, "triple") || note.Is(at, "treble") ? 2 : 1;
            end = at + 1;
        }

        return (end, digits);
    }

    private static bool IsDigit(Note note, int at) => note.IsWord(at) && Gate.Opens(note.Span(at)) && Lookup.ContainsKey(note.Span(at));

    /// <summary>"One, two, three …" counts, and "five five five five five five" names nothing.</summary>
    private static bool IsCounting(Note note, int from, int end)
    {
        var (steps, same) = (0, 0);
        var last = -2;
        for (var at = from; at < end; at++)
        {
            if (!note.IsWord(at))
                continue;
            var digit = Lookup[note.Span(at)];
            if (last >= 0 && Math.Abs(digit - last) > 1)
                return false;
            steps += digit != last ? 1 : 0;
            same += digit == last ? 1 : 0;
            last = digit;
        }

        return steps == 0 || same == 0;
    }

    private static bool IsCall(Note note, int from)
    {
        for (var at = Math.Max(0, from - Before); at < from; at++)
        {
            if (note.Is(at, "call") || note.Is(at, "phone") || note.Is(at, "telephone") || note.Is(at, "tel") || note.Is(at, "mobile") || note.Is(at, "cell") || note.Is(at, "ring") || note.Is(at, "pager") || note.Is(at, "bleep") || note.Is(at, "fax"))
                return true;
        }

        return false;
    }
}
