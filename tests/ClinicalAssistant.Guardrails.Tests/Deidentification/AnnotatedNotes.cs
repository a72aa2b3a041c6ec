using System.Text;
using System.Text.RegularExpressions;
using ClinicalAssistant.TestSupport;

namespace ClinicalAssistant.Guardrails.Tests.Deidentification;

/// <summary>
/// Notes written for this project, all invented: <c>{CLASS|identifier}</c> marks what must go, <c>&lt;term&gt;</c> what must stay. A note begins with <c>=== id format</c>;
/// notes of an even number were never looked at while rules were written.
/// </summary>
internal static partial class AnnotatedNotes
{
    public static AnnotatedNote[] All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Path("tests", "ClinicalAssistant.Guardrails.Tests", "Deidentification", "notes"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file).Split("=== ", StringSplitOptions.RemoveEmptyEntries)).Select(Read),
    ];

    private static AnnotatedNote Read(string part)
    {
        var line = part.IndexOf('\n', StringComparison.Ordinal);
        var body = part[(line + 1)..].TrimEnd('\n');
        var text = new StringBuilder();
        var identifiers = new List<MarkedSpan>();
        var terms = new List<MarkedSpan>();
        var at = 0;
        foreach (Match mark in Marks().Matches(body))
        {
            text.Append(body, at, mark.Index - at);
            var value = mark.Groups[1].Success ? mark.Groups[2].Value : mark.Groups[3].Value;
            (mark.Groups[1].Success ? identifiers : terms).Add(new MarkedSpan(text.Length, text.Length + value.Length));
            text.Append(value);
            at = mark.Index + mark.Length;
        }

        text.Append(body, at, body.Length - at);
        return new AnnotatedNote(part[..line], int.Parse(part.AsSpan(1, 2), System.Globalization.CultureInfo.InvariantCulture) % 2 == 0, text.ToString(), identifiers, terms);
    }

    [GeneratedRegex(@"\{([A-Z_0-9]+)\|([^{}]*?)\}|<([^<>@\n]{1,40})>", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
