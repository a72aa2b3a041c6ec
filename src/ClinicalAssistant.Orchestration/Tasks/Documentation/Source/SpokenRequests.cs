using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>
/// Finds what a conversation asks of an adviser or writer ("how do I …", "write …"): a request can be dressed as a conversation, and people
/// who talk with each other hardly speak so.
/// </summary>
internal static partial class SpokenRequests
{
    private const int FewestWords = 4;

    /// <summary>The sentences that ask, each from its asking words on.</summary>
    public static IEnumerable<string> In(string text) => Turns(text).SelectMany(turn => SentenceEnd().Split(turn))
        .Select(sentence => Asking().Match(sentence) is { Success: true } asking ? sentence[asking.Groups["asks"].Index..] : "")
        .Where(asked => asked.AsSpan().Count(' ') >= FewestWords - 1);

    /// <summary>What was said last.</summary>
    public static string Last(string text) => Turns(text).LastOrDefault("");

    private static IEnumerable<string> Turns(string text)
    {
        var marks = SpeakerMarks.In(text);
        return marks.Select((mark, i) => text[mark.End..(i + 1 < marks.Count ? marks[i + 1].Start : text.Length)].Trim());
    }

    [GeneratedRegex(@"(?<=[.?!])\s+|\n", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(?:\W*(?:so|and|please|okay|ok|now|then|but|well|hey|hi|listen)\W+)*(?<asks>how (?:do|can|could|would|might|should|to)\b|what(?:'s| is| are)? (?:the )?(?:best|easiest|safest|quickest|fastest|most)\b|which (?:drug|medicine|dose|poison|tablet|way)|help me\b|tell me (?:how to|which|what (?:dose|drug))|teach me|show me how|write\b|draft\b|create\b|make (?:up|me)\b|give me (?:a|the|some|an)\b|list\b|explain how)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Asking();
}
