using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Parts the material of a document from the request that stands before or after it.</summary>
internal static partial class DocumentMaterial
{
    private const int LongestRequest = 240;

    /// <summary>The text without its leading request ("Write a SOAP note: …"); the whole text where there is none.</summary>
    public static string Of(string text)
    {
        var line = text.AsSpan().IndexOf('\n');
        if (line is > 0 and < LongestRequest && Request().IsMatch(text[..line]))
            return text[(line + 1)..].Trim();
        var colon = text.AsSpan(0, Math.Min(text.Length, LongestRequest)).IndexOf(": ");
        return colon > 0 && Request().IsMatch(text[..colon]) && text.Length - colon > 20
            ? text[(colon + 1)..].Trim()
            : text.Trim();
    }

    [GeneratedRegex(@"\b(write|draft|document|make|create|turn|convert|summari[sz]e|prepare|generate|compose|format|note|letter|summary|soap|handover)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Request();
}
