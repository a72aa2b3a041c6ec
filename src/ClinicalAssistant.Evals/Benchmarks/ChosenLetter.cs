using System.Text.RegularExpressions;

namespace ClinicalAssistant.Evals;

/// <summary>Reads which option a reply settles on.</summary>
internal static partial class ChosenLetter
{
    /// <summary>The letter stated as the answer, standing alone, or of the one option whose text is repeated; null where none is.</summary>
    public static string? Of(string reply, IReadOnlyList<(string Letter, string Text)> options)
    {
        bool Known(string letter) => options.Any(option => option.Letter == letter);
        var stated = Stated().Matches(reply);
        if (stated.Count > 0 && Known(stated[^1].Groups[1].Value.ToUpperInvariant()))
            return stated[^1].Groups[1].Value.ToUpperInvariant();
        if (Alone().Match(reply.Trim()) is { Success: true } alone && Known(alone.Groups[1].Value.ToUpperInvariant()))
            return alone.Groups[1].Value.ToUpperInvariant();
        var repeated = options.Where(option => Regex.IsMatch(reply, $@"(?<!\w){Regex.Escape(option.Text)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).ToList();
        return repeated.Count == 1 ? repeated[0].Letter : null;
    }

    [GeneratedRegex(@"\b(?:answer|choice|option)\s*(?:is|:)?\s*\**\(?([A-Ja-j])\)?\b(?![a-z'])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stated();

    [GeneratedRegex(@"^\W*([A-Ja-j])(?:\W|$)(?!\s*[a-z]{2,}\s+[a-z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alone();
}
