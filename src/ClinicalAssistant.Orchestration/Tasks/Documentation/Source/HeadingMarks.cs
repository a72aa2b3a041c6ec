using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>
/// Finds the headings of written material: at the beginning of a line in any of their forms, and inside a line where a known one stands before a colon
/// ("T2DM. NKDA. Plan: ceftriaxone 1 g"), or alone between two stops as dictation leaves it ("Plan. Ceftriaxone 1 g").
/// </summary>
internal static partial class HeadingMarks
{
    private const int Longest = 48;
    private const int ShortestSpoken = 4;
    private const string Stops = ".;!?*";
    private const string Pauses = ",)-\u2013\u2014/";

    /// <summary>The stretches of a line with the heading that each stands under; null where none begins in the line before it.</summary>
    public static IEnumerable<(string? Heading, int Start, int End)> In(string line, TopicCatalogue topics)
    {
        string? heading = null;
        var start = Bullet().Match(line).Length;
        if (AtStart().Match(line) is { Success: true } head && topics.OfHeading(head.Groups["h"].Value).Count > 0)
            (heading, start) = (head.Groups["h"].Value.Trim(), head.Length);
        foreach (Match end in End().Matches(line, start))
        {
            if (end.Index < start || Before(line, start, end.Index, topics, end.Value[0]) is not { } at)
                continue;
            yield return (heading, start, at);
            heading = line[at..end.Index];
            start = end.Index + end.Length;
        }

        yield return (heading, start, line.Length);
    }

    /// <summary>Where the longest known heading begins that ends here, or null.</summary>
    private static int? Before(string line, int from, int end, TopicCatalogue topics, char mark)
    {
        for (var at = Math.Max(from, end - Longest); at < end; at++)
        {
            if (char.IsLetter(line[at]) && (at == from || !char.IsLetterOrDigit(line[at - 1])) && topics.OfHeading(line[at..end]).Count > 0 && IsHeading(line, from, at, end, mark))
                return at;
        }

        return null;
    }

    private static bool IsHeading(string line, int from, int at, int end, char mark)
    {
        var before = at - 1;
        while (before >= from && line[before] == ' ')
            before--;
        var begins = before < from || Stops.Contains(line[before], StringComparison.Ordinal);
        if (mark == '.')
            return begins && char.IsUpper(line[at]) && end - at >= ShortestSpoken;
        // A single letter inside a sentence is a name ("hepatitis A: negative").
        return begins || (end - at > 1 && (char.IsUpper(line[at]) || Pauses.Contains(line[before], StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^\s*(?:[-*\u2022#]+\s*)?(?:\*\*)?(?<h>[A-Za-z][A-Za-z&/ '-]{0,47}?)(?:\*\*)?\s*(?::(?:\*\*)?|-\s|$)\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex AtStart();

    [GeneratedRegex(@"^\s*(?:[-*\u2022+]|\d{1,2}[.)])\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Bullet();

    // A colon with what follows it, or a stop after which a sentence begins.
    [GeneratedRegex(@":(?:\*\*)?\s*|\.\s+(?=[A-Z\d])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex End();
}
