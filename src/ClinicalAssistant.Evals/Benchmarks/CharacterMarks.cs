using System.Text.Json;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Evals;

/// <summary>Spans of a text as marks on its UTF-16 code units.</summary>
internal sealed class CharacterMarks
{
    private readonly bool[] _marks;

    private CharacterMarks(int length) => _marks = new bool[length];

    public static CharacterMarks Of(int length, IEnumerable<(int Start, int End)> spans)
    {
        var marks = new CharacterMarks(length);
        foreach (var (start, end) in spans)
            Array.Fill(marks._marks, true, start, end - start);
        return marks;
    }

    public int Count => _marks.Count(mark => mark);

    public int CountWith(CharacterMarks other) => _marks.Where((mark, at) => mark && other._marks[at]).Count();

    public int CountWithout(CharacterMarks other) => _marks.Where((mark, at) => mark && !other._marks[at]).Count();

    public bool Touches((int Start, int End) span) => Array.IndexOf(_marks, true, span.Start, span.End - span.Start) >= 0;

    /// <summary>The spans of a field, their offsets turned from code points into UTF-16 code units and checked against <c>value</c>.</summary>
    public static IReadOnlyList<(int Start, int End, string Type)> Spans(JsonElement line, string field, string text)
    {
        var spans = new List<(int, int, string)>();
        foreach (var span in BenchmarkLine.List(line, field))
        {
            var start = CodeUnits(text, span.GetProperty("start").GetInt32());
            var end = CodeUnits(text, span.GetProperty("end").GetInt32());
            if (end < start || (BenchmarkLine.TextOrNull(span, "value") is { } value && value != text[start..end]))
                throw new WrongInputException($"Field '{field}': a span's offsets do not fit its value. Offsets count code points from 0, the end exclusive.");
            spans.Add((start, end, BenchmarkLine.TextOrNull(span, "type") ?? ""));
        }

        return spans;
    }

    private static int CodeUnits(string text, int codePoints)
    {
        var at = 0;
        for (var left = codePoints; left > 0 && at < text.Length; left--)
            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        return at;
    }
}
