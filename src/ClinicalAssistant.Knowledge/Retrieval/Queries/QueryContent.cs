using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Knowledge;

/// <summary>What <c>knowledge/retrieval</c> says of questions: words that name no subject, what questions ask for, words that mean the same.</summary>
internal static class QueryContent
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(2);
    private static readonly JsonElement Words = Read("query-words.json");
    private static readonly FrozenSet<string> Stops = Set("stop");
    private static readonly FrozenSet<string> NoiseStems = Set("noise").Select(PassageAnalyzer.Stem).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> GenericWords = Set("generic");
    private static readonly FrozenSet<string> OrdinaryWords = Set("ordinary");

    /// <summary>Stop words of the index.</summary>
    public static IReadOnlyCollection<string> Stop => Stops;

    /// <summary>Words and phrases that mark a sentence that asks.</summary>
    public static IReadOnlyList<string> Asking { get; } = Phrases("asking");

    /// <summary>Words and phrases that begin a farewell.</summary>
    public static IReadOnlyList<string> Closing { get; } = Phrases("closing");

    /// <summary>Types of question with their patterns.</summary>
    public static IReadOnlyList<(string Type, Regex Pattern)> Types { get; } =
    [
        .. Read("question-types.json").GetProperty("types").EnumerateArray().Select(type => (
            type.GetProperty("type").GetString()!,
            new Regex(string.Join('|', type.GetProperty("patterns").EnumerateArray().Select(pattern => pattern.GetString())), RegexOptions.CultureInvariant, MatchTimeout))),
    ];

    /// <summary>Groups of words that mean the same.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> SameWords { get; } =
        [.. Read("same-words.json").GetProperty("groups").EnumerateArray().Select(group => (IReadOnlyList<string>)[.. group.EnumerateArray().Select(word => word.GetString()!)])];

    public static bool IsStop(string word) => Stops.Contains(word);

    public static bool IsNoise(QueryToken token) => Stops.Contains(token.Word) || NoiseStems.Contains(token.Stem);

    public static bool IsGeneric(string word) => GenericWords.Contains(word);

    public static bool IsOrdinary(string word) => OrdinaryWords.Contains(word);

    private static FrozenSet<string> Set(string name) => Words.GetProperty(name).GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words set apart by spaces; phrases stand in quotes.</summary>
    private static IReadOnlyList<string> Phrases(string name) =>
        [.. Regex.Matches(Words.GetProperty(name).GetString()!, "\"([^\"]+)\"|(\\S+)", RegexOptions.CultureInvariant, MatchTimeout).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Value)];

    private static JsonElement Read(string name)
    {
        using var stream = typeof(QueryContent).Assembly.GetManifestResourceStream("retrieval/" + name)
            ?? throw new InvalidOperationException($"The build left out {name}.");
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.Clone();
    }
}
