using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Which way a stated span counts from its event: "6 hours before the operation" back, "for 4 weeks after the seizure" on.</summary>
internal static partial class TimeSides
{
    /// <summary>-1 where the span lies before what it counts from, 1 where it lies behind.</summary>
    public static int Of(Statement statement, TextNumber span)
    {
        var behind = statement.Text.AsSpan(span.End);
        var stop = behind.IndexOfAny(';', '.');
        if (First(stop < 0 ? behind : behind[..stop]) is var side and not 0)
            return side;
        var before = statement.Text.AsSpan(0, span.Start);
        var last = 0;
        foreach (var match in Words().EnumerateMatches(before[(before.LastIndexOf(';') + 1)..]))
            last = Side(before[(before.LastIndexOf(';') + 1)..].Slice(match.Index, match.Length));
        return last == 0 ? 1 : last;
    }

    /// <summary>"Within 4 to 6 weeks" and "over 4 to 6 weeks": a range of time told as how long, and no bound.</summary>
    public static bool IsLength(Statement one, TextNumber span, Statement other, TextNumber theirs) =>
        span.High is not null && theirs.High is not null && span.Unit is "h" or "min" or "d" or "wk" or "mo" or "a" && ((EndsWith(one, span, " within") && EndsWith(other, theirs, " over")) || (EndsWith(one, span, " over") && EndsWith(other, theirs, " within")));

    private static bool EndsWith(Statement statement, TextNumber span, string word) => statement.Text.AsSpan(0, span.Start).TrimEnd().EndsWith(word, StringComparison.OrdinalIgnoreCase);

    private static int First(ReadOnlySpan<char> text)
    {
        foreach (var match in Words().EnumerateMatches(text))
            return Side(text.Slice(match.Index, match.Length));
        return 0;
    }

    private static int Side(ReadOnlySpan<char> word) => word[0] is 'b' or 'B' or 'e' or 'E' || (word[0] is 'p' or 'P' && !word.StartsWith("post", StringComparison.OrdinalIgnoreCase)) || word.StartsWith("ah", StringComparison.OrdinalIgnoreCase) || word.StartsWith("last", StringComparison.OrdinalIgnoreCase) ? -1 : 1;

    [GeneratedRegex(@"\b(?:before|beforehand|prior|ahead|earlier|preceding|previous|preoperatively|pre-?op|last|after|afterwards|following|later|since|from|post-?op|postoperatively)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
