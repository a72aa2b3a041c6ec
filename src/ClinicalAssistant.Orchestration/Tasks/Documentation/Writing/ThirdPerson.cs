using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>Turns what a patient says in the first person into a clause of a note. Where the words do not allow it safely, they stay as said, in quotation marks.</summary>
internal sealed partial class ThirdPerson(Sex sex)
{
    private static readonly FrozenDictionary<string, string> Verbs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["have"] = "has", ["am"] = "is", ["do"] = "does", ["go"] = "goes", ["was"] = "was", ["had"] = "had", ["can"] = "can", ["could"] = "could", ["will"] = "will", ["would"] = "would", ["did"] = "did",
        ["don't"] = "does not", ["haven't"] = "has not", ["can't"] = "cannot", ["didn't"] = "did not", ["wasn't"] = "was not", ["couldn't"] = "could not", ["won't"] = "will not", ["hadn't"] = "had not", ["wouldn't"] = "would not",
        ["try"] = "tries", ["carry"] = "carries", ["worry"] = "worries", ["cry"] = "cries", ["catch"] = "catches", ["watch"] = "watches", ["wash"] = "washes", ["push"] = "pushes", ["reach"] = "reaches",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Regular = new[]
    {
        "take", "get", "feel", "think", "want", "need", "know", "use", "eat", "drink", "smoke", "live", "work", "see", "notice", "hurt", "wake", "sleep", "walk", "run", "sit", "stand", "remember", "believe", "guess", "like",
        "start", "stop", "keep", "come", "help", "exercise", "check", "weigh", "wear", "play", "stay", "cough", "vomit", "throw", "pee", "look", "say", "tell", "hear", "find", "move", "lift", "bend", "experience", "suffer", "lie",
        "lay", "drive", "lose", "gain", "bring", "breathe", "choke", "struggle", "swim", "cook", "hike", "jog", "vape", "bruise", "bleed", "itch", "ache", "cramp", "limp", "hope", "prefer", "avoid", "treat", "manage", "monitor", "measure",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private string Subject => sex switch { Sex.Male => "he", Sex.Female => "she", _ => "the patient" };

    private string Possessive => sex switch { Sex.Male => "his", Sex.Female => "her", _ => "their" };

    private string Oblique => sex switch { Sex.Male => "him", Sex.Female => "her", _ => "the patient" };

    /// <summary>The clause, with a capital letter and without a full stop.</summary>
    public string Write(string said)
    {
        var text = Opening().Replace(said.Trim(), "").TrimEnd('.', ' ', ',', '!');
        if (text.Length == 0)
            return "";
        if (Unsafe().IsMatch(text))
            return $"Patient: \u201c{text}\u201d";
        var result = First().Replace(Contracted(text), match => Person(match));
        result = My().Replace(result, match => match.Index == 0 ? "" : Possessive + match.Groups[1].Value);
        result = Me().Replace(result, match => match.Value.Equals("myself", StringComparison.OrdinalIgnoreCase) ? (sex == Sex.Male ? "himself" : sex == Sex.Female ? "herself" : "themselves") : match.Value.Equals("mine", StringComparison.OrdinalIgnoreCase) ? Possessive + " own" : Oblique);
        return Capital(result.Trim());
    }

    /// <summary>The text with its first letter large.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Contracted(string text) => Short().Replace(text, static match => match.Groups[1].Value.ToLowerInvariant() switch
    {
        "'m" => "i am",
        "'ve" => "i have",
        _ => "i will",
    });

    private string Person(Match match)
    {
        var written = new StringBuilder();
        if (match.Index > 0)
            written.Append(Subject).Append(' ');
        written.Append(match.Groups["adverb"].Value);
        var verb = match.Groups["verb"].Value;
        if (verb.Length == 0)
            return written.ToString();
        if (Verbs.TryGetValue(verb, out var known))
            return written.Append(known).ToString();
        return written.Append(Regular.Contains(verb) ? verb.ToLowerInvariant() + "s" : verb).ToString();
    }

    [GeneratedRegex(@"^(?:(?:and|so|okay|ok|but|alright|all right|well|yeah|yes|yep|no|like|actually|honestly|basically|because|then|oh|just|right|unfortunately|i guess|i think|i would say|i'd say|you know)[,.]?\s+)+(?=\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(you|your|you're|you've|yours|we|we're|we've|our|us|i'd|let's|doc|doctor)\b|\?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\bi('m|'ve|'ll)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Short();

    [GeneratedRegex(@"\bi\s+(?<adverb>(?:(?:just|also|usually|never|always|still|really|sometimes|actually|only|already|probably|mostly|often|now|then|basically|kind of|sort of|recently|definitely|even)\s+){0,2})(?<verb>[a-z]+(?:n't)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex First();

    [GeneratedRegex(@"\bmy(\s+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex My();

    [GeneratedRegex(@"\b(me|myself|mine)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Me();
}
