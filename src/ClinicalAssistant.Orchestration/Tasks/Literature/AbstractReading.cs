using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Literature;

/// <summary>Reads out of an abstract what a table of evidence shows: how many took part, and what was found.</summary>
internal static partial class AbstractReading
{
    /// <summary>The largest number of participants that the abstract states, or null.</summary>
    public static int? Participants(string text)
    {
        var numbers = Stated().Matches(text).Select(match => match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal))
            .Select(digits => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 1).ToList();
        return numbers.Count == 0 ? null : numbers.Max();
    }

    /// <summary>The first sentence of the conclusion, else the last of the abstract.</summary>
    public static string Finding(string text)
    {
        var conclusion = Conclusion().Match(text);
        var part = conclusion.Success ? text[(conclusion.Index + conclusion.Length)..].Trim() : text;
        var sentences = SentenceReader.Split(part).Select(span => part[span.Start..span.End].Trim()).Where(sentence => sentence.Length > 0).ToList();
        return sentences.Count == 0 ? part.Trim() : conclusion.Success ? sentences[0] : sentences[^1];
    }

    [GeneratedRegex(@"(?:\bn\s*=\s*(?<n>\d[\d, ]*\d|\d)|\b(?<n>\d{1,3}(?:[, ]\d{3})+|\d+)\s+(?:[a-z-]+\s+){0,3}(?:patients|participants|adults|children|women|men|subjects|individuals|people|infants|persons|cases)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stated();

    [GeneratedRegex(@"(^|\n|\. )(CONCLUSIONS?|CONCLUSIONS? AND RELEVANCE|INTERPRETATION|AUTHORS' CONCLUSIONS)\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Conclusion();
}
