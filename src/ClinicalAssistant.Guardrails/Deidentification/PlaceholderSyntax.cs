namespace ClinicalAssistant.Guardrails;

/// <summary>How a placeholder is written: <c>[NAME_1]</c>, <c>[NAME_1.2]</c> for a second form, <c>[DATE_2: 6 days after DATE_1]</c>.</summary>
internal static class PlaceholderSyntax
{
    /// <summary>Class of text that was not an identifier and looked like a placeholder.</summary>
    public const string Literal = "TEXT";

    private const int LongestDetail = 60;

    /// <summary>The end of a placeholder at an opening bracket and its key, or (-1, null).</summary>
    public static (int End, string? Key) Read(string text, int bracket)
    {
        var at = bracket + 1;
        while (at < text.Length && (char.IsAsciiLetterUpper(text[at]) || text[at] == '_' || (char.IsAsciiDigit(text[at]) && at > bracket + 1)))
            at++;
        var underscore = at > bracket + 1 ? text.LastIndexOf('_', at - 1, at - bracket - 1) : -1;
        if (underscore < 0 || underscore == at - 1 || text.AsSpan(underscore + 1, at - underscore - 1).ContainsAnyExceptInRange('0', '9') || !char.IsAsciiLetterUpper(text[bracket + 1]))
            return (-1, null);
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }

        var key = text[(bracket + 1)..at];
        if (at + 1 < text.Length && text[at] == ':' && text[at + 1] == ' ')
        {
            var end = text.AsSpan(at, Math.Min(LongestDetail, text.Length - at)).IndexOfAny(']', '[', '\n');
            at = end < 0 ? text.Length : at + end;
        }

        return at < text.Length && text[at] == ']' ? (at + 1, key) : (-1, null);
    }

    public static IEnumerable<(int Start, int End)> All(string text)
    {
        for (var at = text.IndexOf('[', StringComparison.Ordinal); at >= 0 && at < text.Length; at = at < text.Length ? text.IndexOf('[', at) : -1)
        {
            var (end, key) = Read(text, at);
            if (key is not null)
                yield return (at, end);
            at = key is null ? at + 1 : end;
        }
    }
}
