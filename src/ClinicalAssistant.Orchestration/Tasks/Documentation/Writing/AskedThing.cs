using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Takes the thing asked about out of a yes-or-no question ("any fever or chills?" gives "fever or chills").</summary>
internal static partial class AskedThing
{
    /// <summary>The verb and the thing, ready to stand behind "Denies" or "Reports"; null where the question is of another kind.</summary>
    public static string? Of(string question)
    {
        var text = Lead().Replace(question.TrimEnd('?', '.', ' ', ','), "");
        foreach (var form in Forms())
        {
            if (form.Pattern.Match(text) is { Success: true } match && Clean(match.Groups["x"].Value) is { Length: > 2 } thing)
                return form.Verb.Replace("{v}", match.Groups["v"].Value.ToLowerInvariant(), StringComparison.Ordinal) + thing;
        }

        return null;
    }

    /// <summary>Whether the question is of the kind that stands behind "any": the answer then goes for each of several such questions.</summary>
    public static bool IsListed(string question) => Any().IsMatch(Lead().Replace(question, ""));

    private static (Regex Pattern, string Verb)[] Forms() =>
    [
        (Use(), "use of "), (Having(), ""), (Perfect(), ""), (There(), ""), (Allergic(), "allergy to "), (Being(), ""), (Any(), ""),
    ];

    private static string Clean(string thing)
    {
        thing = Tail().Replace(thing.Trim(), "");
        thing = FirstAny().Replace(thing, "");
        thing = InnerAny().Replace(thing, "$1");
        return Others().IsMatch(thing) ? "" : thing.Trim(' ', ',');
    }

    [GeneratedRegex(@"^(?:(?:and|so|okay|ok|but|alright|all right|now|well|then|also|great|good|perfect|right|sure|yeah|yes|no|i see|hmm|oh|gotcha|got it|how about|what about|in terms of that|other than that|besides that|or)[,.]?\s+)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:do|did) you (?:currently |ever |still |usually |also )?(?:take|use|smoke|drink|chew|vape)\s+(?<x>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Use();

    [GeneratedRegex(@"^(?:do|did|does) (?:you|he|she|they) (?:currently |ever |still |also )?(?:have|get|notice|experience|feel|suffer from|develop|see)\s+(?<x>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Having();

    [GeneratedRegex(@"^(?:have|had|has) (?:you|he|she|they) (?:ever |also |recently )?(?:been )?(?:had|having|noticed|noticing|experienced|experiencing|gotten|getting|felt|feeling|seen|developed|suffered from)\s+(?<x>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Perfect();

    [GeneratedRegex(@"^(?:is|are|was|were|has) there (?:been )?(?<x>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex There();

    [GeneratedRegex(@"^(?:are|is) (?:you|he|she) allergic to (?<x>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Allergic();

    [GeneratedRegex(@"^(?:are|were|is) (?:you|he|she|they) (?:currently |still |also )?(?:having|experiencing|feeling|getting|noticing)\s+(?<x>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Being();

    [GeneratedRegex(@"^(?:any|no)\s+(?<x>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Any();

    [GeneratedRegex(@"(?:,?\s+(?:or )?(?:anything|something|stuff|things?)(?: else)? like that|,?\s+at all|,?\s+(?:or )?anything(?: else)?|,?\s+right now|,?\s+that you(?:'ve| have)? noticed|,?\s+(?:with|for|about) (?:that|it|this)|,?\s+or not|,?\s+okay|,?\s+by any chance|,?\s+as well|,?\s+too)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(?:(?:any|a|an|some|like|such as|other symptoms?(?: such as| like)|symptoms? (?:such as|like)|signs? of|the|no)\s+)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FirstAny();

    [GeneratedRegex(@"(,? ?(?:or|and)?) (?:any|like)(?= )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex InnerAny();

    [GeneratedRegex(@"^(?:other|more|questions?|anything|else|that|it|this|one|them|idea|chance)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Others();
}
