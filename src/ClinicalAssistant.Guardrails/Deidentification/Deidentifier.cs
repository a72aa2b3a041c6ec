using System.Text;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>Finds identifiers and replaces them by placeholders: those of the record wherever they stand, and those that have a form of their own.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "A service with lexicons to come; callers hold an instance.")]
public sealed partial class Deidentifier
{
    /// <summary>One text by itself.</summary>
    public Deidentified Deidentify(string text)
    {
        var map = new PlaceholderMap();
        var spans = Find(text, map);
        return new Deidentified(Rewrite(text, spans, map), spans);
    }

    /// <summary>A text of a conversation: the same identifier keeps its placeholder.</summary>
    public string Replace(string text, PlaceholderMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return Rewrite(text, Find(text, map), map);
    }

    private static List<IdentifierSpan> Find(string text, PlaceholderMap map)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<IdentifierSpan>();
        foreach (var (type, value) in map.Known)
        {
            for (var at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(value, at + value.Length, StringComparison.OrdinalIgnoreCase))
                found.Add(new IdentifierSpan(type, at, at + value.Length, text.Substring(at, value.Length)));
        }

        found.AddRange(Email().Matches(text).Select(match => Span(IdentifierType.Email, match)));
        found.AddRange(Ssn().Matches(text).Select(match => Span(IdentifierType.Ssn, match)));
        found.AddRange(Phone().Matches(text).Select(match => Span(IdentifierType.Phone, match)));
        found.AddRange(Date().Matches(text).Select(match => Span(IdentifierType.Date, match)));
        var kept = new List<IdentifierSpan>();
        foreach (var span in found.OrderBy(span => span.Start).ThenByDescending(span => span.End))
        {
            if (kept.Count == 0 || span.Start >= kept[^1].End)
                kept.Add(span);
        }

        return kept;
    }

    private static IdentifierSpan Span(IdentifierType type, Match match) => new(type, match.Index, match.Index + match.Length, match.Value);

    private static string Rewrite(string text, List<IdentifierSpan> spans, PlaceholderMap map)
    {
        var rewritten = new StringBuilder();
        var at = 0;
        foreach (var span in spans)
        {
            rewritten.Append(text, at, span.Start - at).Append(map.PlaceholderOf(span.Type, span.Value));
            at = span.End;
        }

        return rewritten.Append(text, at, text.Length - at).ToString();
    }

    [GeneratedRegex(@"\b[\w.+-]+@[\w-]+(\.[\w-]+)+\b", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b\d{3}-\d{2}-\d{4}\b", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Ssn();

    [GeneratedRegex(@"(\+\d{1,3}[ .-]?)?(\(\d{3}\)|\b\d{3})[ .-]\d{3}[ .-]\d{4}\b", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d{2}-\d{2})\b", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Date();
}
