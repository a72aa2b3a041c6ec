using System.Buffers;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// How a placeholder is written: <c>[NAME_1]</c>, <c>[NAME_1.2]</c> for a second form, <c>[DATE_2: 6 days after DATE_1]</c>; and how models write it back:
/// <c>[name_1]</c>, <c>[Name 1]</c>, <c>[ NAME_1 ]</c>, <c>\[NAME\_1\]</c>, <c>[NAME_1's]</c>, <c>NAME_1</c>.
/// </summary>
internal static partial class PlaceholderSyntax
{
    /// <summary>Class of text that was not an identifier and looked like a placeholder.</summary>
    public const string Literal = "TEXT";

    private const int LongestDetail = 60;
    private const int LongestNumber = 4;
    private static readonly SearchValues<char> Starts = SearchValues.Create("[_");

    // The longest first: OTHER_ID before any shorter class that it might begin with.
    private static readonly string[] Classes = [.. Enum.GetValues<IdentifierType>().Select(type => type.WireName()).Append(Literal).OrderByDescending(name => name.Length)];

    /// <summary>The placeholders of a text, in order: where each stands, its key, and an ending that stood inside the brackets (<c>'s</c>).</summary>
    public static IEnumerable<(int Start, int End, string Key, string Ending)> All(string text)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at))
        {
            var (start, end, key, ending) = text[at] == '[' ? Bracketed(text, at) : Bare(text, at);
            if (key is null)
            {
                at++;
                continue;
            }

            yield return (start, end, key, ending);
            at = end;
        }
    }

    private static int Next(string text, int from)
    {
        var found = from < text.Length ? text.AsSpan(from).IndexOfAny(Starts) : -1;
        return found < 0 ? -1 : from + found;
    }

    private static (int Start, int End, string? Key, string Ending) Bracketed(string text, int bracket)
    {
        var close = text.AsSpan(bracket + 1, Math.Min(LongestDetail + 40, text.Length - bracket - 1)).IndexOfAny(']', '[', '\n');
        if (close < 1 || text[bracket + 1 + close] != ']')
            return (0, 0, null, "");
        var inner = text.AsSpan(bracket + 1, close).Trim(" \\");
        var colon = inner.IndexOf(':');
        var detail = colon < 0 ? "" : inner[(colon + 1)..].Trim().ToString().Replace("\\", "", StringComparison.Ordinal);
        if (colon >= 0)
            inner = inner[..colon].TrimEnd();
        var ending = "";
        if (inner.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || inner.EndsWith("\u2019s", StringComparison.OrdinalIgnoreCase))
        {
            ending = inner[^2..].ToString();
            inner = inner[..^2];
        }

        var start = bracket > 0 && text[bracket - 1] == '\\' ? bracket - 1 : bracket;
        return Key(inner) is { } key && (colon < 0 || IsDetail(key, detail)) ? (start, bracket + 2 + close, key, ending) : (0, 0, null, "");
    }

    // What follows the colon is as it is written here; with anything else the brackets hold somebody's own words.
    private static bool IsDetail(string key, string detail) =>
        key.StartsWith("DATE_", StringComparison.Ordinal) ? DateDetail().IsMatch(detail) : key.StartsWith("LOCATION_", StringComparison.Ordinal) && detail.Length == 3 && !detail.AsSpan().ContainsAnyExceptInRange('0', '9');

    // NAME_1 without brackets, in capitals.
    private static (int Start, int End, string? Key, string Ending) Bare(string text, int underscore)
    {
        var start = underscore;
        while (start > 0 && (char.IsAsciiLetterUpper(text[start - 1]) || text[start - 1] == '_'))
            start--;
        var end = underscore;
        while (end < text.Length && (char.IsAsciiLetterUpper(text[end]) || text[end] == '_'))
            end++;
        // The number, also that of AGE_OVER_89_1 and NAME_1.2.
        for (var part = 0; part < 3 && end < text.Length; part++)
        {
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end + 1 < text.Length && text[end] is '.' or '_' && char.IsAsciiDigit(text[end + 1]) && char.IsAsciiDigit(text[end - 1]))
                end++;
        }

        return start < underscore && !(start > 0 && char.IsLetter(text[start - 1])) && Key(text.AsSpan(start, end - start)) is { } key
            ? (start, end, key, "")
            : (0, 0, null, "");
    }

    // CLASS_n or CLASS_n.m, whatever its case and its joints.
    private static string? Key(ReadOnlySpan<char> written)
    {
        if (written.Length is < 3 or > 32)
            return null;
        Span<char> plain = stackalloc char[written.Length];
        var length = 0;
        foreach (var c in written)
        {
            if (c == '\\')
                continue;
            plain[length++] = c is ' ' or '-' ? '_' : char.ToUpperInvariant(c);
        }

        var key = plain[..length];
        foreach (var name in Classes)
        {
            if (!key.StartsWith(name, StringComparison.Ordinal) || key.Length < name.Length + 2 || key[name.Length] != '_')
                continue;
            var number = key[(name.Length + 1)..];
            var point = number.IndexOf('.');
            var whole = point < 0 ? number : number[..point];
            return IsNumber(whole) && (point < 0 || IsNumber(number[(point + 1)..])) ? key.ToString() : null;
        }

        return null;
    }

    private static bool IsNumber(ReadOnlySpan<char> digits) => digits.Length is > 0 and < LongestNumber && digits[0] != '0' && !digits.ContainsAnyExceptInRange('0', '9');

    [GeneratedRegex(@"^(?:(?:19[5-9][0-9]|20[0-9]{2})|same day as DATE[_ -][0-9]{1,3}|(?:[0-9]{1,5} days?|more than 89 years) (?:before|after) DATE[_ -][0-9]{1,3})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DateDetail();
}
