using System.Text.RegularExpressions;

namespace ClinicalAssistant.Evals;

/// <summary>Reads which option a reply settles on.</summary>
internal static partial class ChosenLetter
{
    // What a letter as such may be followed by; "A patient" and "I think" hold none, nor does "B-cell".
    private const string Letter = """(?:(?<letter>[A-J])(?![\w'’]|-\w)(?!(?<=[AI])\s+(?!(?:because|since|as|and|or|for|given|due|which)\b)[a-z])|(?<letter>[a-j])(?=[)\]]|[.*_\s]*$))""";
    private const string Marks = """[\s*_("'\[{$]*""";

    /// <summary>
    /// The letter stated as the answer, standing alone, or of the one option whose text is repeated; null where none is. "Answer: B" and "the final
    /// answer is B" stand above other statements, and the last of a kind above those before it.
    /// </summary>
    public static string? Of(string reply, IReadOnlyList<(string Letter, string Text)> options)
    {
        string? Known(Match? match) => match is { Success: true } && match.Groups["letter"].Value.ToUpperInvariant() is var letter && options.Any(option => option.Letter == letter) ? letter : null;
        return Known(Final().Matches(reply).LastOrDefault())
            ?? Known(Stated().Matches(reply).LastOrDefault())
            ?? Known(Alone().Match(reply.Trim()))
            ?? Repeated(reply, options);
    }

    private static string? Repeated(string reply, IReadOnlyList<(string Letter, string Text)> options)
    {
        var repeated = options.Where(option => Regex.IsMatch(reply, $@"(?<!\w){Regex.Escape(option.Text)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).ToList();
        return repeated.Count == 1 ? repeated[0].Letter : null;
    }

    [GeneratedRegex(@"\b(?:[Aa]nswer|ANSWER)(?:\s+(?:is|IS))?[*_]*\s*:" + Marks + @"(?:(?:[Oo]ption|[Cc]hoice)\s+[*_(]*)?" + Letter + @"|\b[Ff]inal\s+answer\s+is" + Marks + @"(?:(?:option|choice)\s+[*_(]*)?" + Letter, RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Final();

    [GeneratedRegex(@"\b(?:[Aa]nswer|[Cc]hoice|[Oo]ption)[*_]*\s*(?:\bis\b|:)\s*:?" + Marks + @"(?:(?:[Oo]ption|[Cc]hoice)\s+[*_(]*)?" + Letter, RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stated();

    [GeneratedRegex(@"^\W*(?:(?:[Oo]ption|[Cc]hoice)\s+(?<letter>[A-J])\W*$|(?<letter>[A-J])(?:\W|$)(?!\s*[a-z]{2,}\s+[a-z])(?!(?<=[AI]\s)[a-z])|(?<letter>[a-j])(?:[).:\]]|\W*$))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Alone();
}
