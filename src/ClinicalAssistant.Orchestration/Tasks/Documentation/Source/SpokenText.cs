using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Makes transcribed speech readable without changing what is said: contractions joined, spelt letters joined, fillers and stutters out, numbers in digits.</summary>
internal static partial class SpokenText
{
    /// <summary>The speech as one would write it down.</summary>
    public static string Tidy(string said)
    {
        var text = Spaces().Replace(said.Replace('\u2019', '\''), " ");
        text = Going().Replace(text, static match => match.Groups[1].Value.ToLowerInvariant() switch
        {
            "gon" => "going to",
            "wan" => "want to",
            _ => "got to",
        });
        text = Contraction().Replace(text, "$1");
        text = SpeltLetters().Replace(text, static match => match.Value.Replace(" ", "", StringComparison.Ordinal));
        text = Filler().Replace(text, " ");
        text = Broken().Replace(text, "");
        text = Stutter().Replace(text, static match => match.Groups[1].Value);
        text = SpokenNumbers.InDigits(text);
        text = BeforeMark().Replace(text, "$1");
        text = LonelyMarks().Replace(text, static match => match.Groups[1].Success ? match.Groups[1].Value : ",");
        text = Spaces().Replace(text, " ").Trim(' ', ',', '-');
        return text.TrimStart('.', ' ', ',', '?');
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\b(gon|wan|got)\s?(?:na|ta)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Going();

    [GeneratedRegex(@"(?<=\w) ?(n't|'s|'ve|'re|'m|'ll|'d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Contraction();

    [GeneratedRegex(@"\b[A-Z](?: [A-Z]){1,5}\b(?!')", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SpeltLetters();

    [GeneratedRegex(@"(?<=^|[\s,.])(?:um+|uh+m?|uhm|er+m?|hmm+|mm+|mm-hmm|mmhmm|uh-huh|you know what i mean|you know|i mean|kind of like|sort of like)(?:\s*,)?(?=$|[\s,.?])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Filler();

    // "n- nothing", "the r- here's": a word broken off.
    [GeneratedRegex(@"(?<=^|\s)[A-Za-z]{1,4}-\s+(?=[A-Za-z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Broken();

    [GeneratedRegex(@"\b([A-Za-z']+(?: [A-Za-z']+){0,3})(?:\s*,?\s+\1\b)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Stutter();

    [GeneratedRegex(@"\s+([,.?!;:])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex BeforeMark();

    [GeneratedRegex(@"(?:[,.]\s*)+([.?!])|,(?:\s*,)+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LonelyMarks();
}
