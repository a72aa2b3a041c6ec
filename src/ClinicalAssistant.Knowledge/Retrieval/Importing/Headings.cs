using System.Text.RegularExpressions;

namespace ClinicalAssistant.Knowledge;

/// <summary>The headings above the place that is being read.</summary>
internal sealed partial class Headings
{
    private const int LongestHeading = 90;
    private const int Deepest = 6;

    private readonly string?[] _levels = new string?[Deepest];

    /// <summary>The headings from the outermost, or null before the first.</summary>
    public string? Path => _levels.Any(level => level is not null) ? string.Join(" > ", _levels.OfType<string>()) : null;

    public void Enter(int level, string text)
    {
        level = Math.Clamp(level, 1, Deepest);
        Array.Clear(_levels, level - 1, Deepest - level + 1);
        _levels[level - 1] = text.Length <= LongestHeading ? text : text[..LongestHeading];
    }

    /// <summary>The level of a line of plain text that looks like a heading, or 0: numbered ("2.1 Dosing"), or capitals.</summary>
    public static int LevelOf(string line)
    {
        if (line.Length is < 3 or > LongestHeading || line[^1] is '.' or ',' or ';' or ':')
            return 0;
        if (Numbered().Match(line) is { Success: true } match)
            return match.Groups[1].Value.Count(c => c == '.') + 1;
        var letters = line.Where(char.IsLetter).ToList();
        return letters.Count >= 4 && letters.TrueForAll(char.IsUpper) ? 1 : 0;
    }

    [GeneratedRegex(@"^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+\p{Lu}[^.!?]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
