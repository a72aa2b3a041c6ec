using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>The material of a document and the request that stands before it.</summary>
/// <param name="Request">The request ("Write a SOAP note"), empty where there is none.</param>
/// <param name="Text">The material.</param>
/// <param name="Start">Where the material begins in the whole text.</param>
internal sealed partial record DocumentMaterial(string Request, string Text, int Start) : PatientWords
{
    private const int LongestRequest = 240;
    private const int ShortestMaterial = 20;

    /// <summary>Parts a text into request and material; all of it is material where it begins with no request.</summary>
    public static DocumentMaterial Of(string text)
    {
        var line = text.AsSpan().IndexOf('\n');
        if (line is > 0 and < LongestRequest && IsRequest(text[..line]))
            return From(text, line, line + 1);
        var colon = text.AsSpan(0, Math.Min(text.Length, LongestRequest)).IndexOf(": ");
        if (colon > 0 && text.Length - colon > ShortestMaterial && IsRequest(text[..colon]))
            return From(text, colon, colon + 1);
        return text.Length < LongestRequest && BareRequest().IsMatch(text) ? new DocumentMaterial(text.Trim(), "", text.Length) : From(text, 0, 0);
    }

    private static DocumentMaterial From(string text, int request, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        return new DocumentMaterial(text[..request].Trim(), text[start..].TrimEnd(), start);
    }

    private static bool IsRequest(string words) => Asking().IsMatch(words) && SpeakerMarks.In(words + "\nDoctor: x").Count == 0;

    [GeneratedRegex(@"\b(write|draft|document|make|create|turn|convert|summari[sz]e|prepare|generate|compose|format|note|letter|summary|soap|handover|hand-over|hand-?off|h&p)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Asking();

    // "Draft a discharge summary." and nothing behind it.
    [GeneratedRegex(@"^\W*(please\s+|can you\s+|could you\s+)?(write|draft|make|create|prepare|generate|compose)\b[^.:\n]{0,120}\b(note|letter|summary|handover|hand-over|hand-?off|report|h&p|history and physical)\b[^.:\n]{0,60}[.?!]?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex BareRequest();
}
