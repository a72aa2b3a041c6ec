using System.Collections.Frozen;
using System.Text.Json;

namespace ClinicalAssistant.Knowledge;

/// <summary>Words that must not be lost when a text is made simpler, by kind (<c>knowledge/retrieval/kept-words.json</c>).</summary>
internal static class FidelityCues
{
    /// <summary>The kinds, in the order they are reported.</summary>
    public static IReadOnlyList<Kind> Kinds { get; } = Read();

    private static readonly FrozenSet<string> All = Kinds.SelectMany(kind => kind.Phrases).Where(phrase => phrase.Length == 1).Select(phrase => phrase[0]).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsCue(string word) => All.Contains(word);

    private static IReadOnlyList<Kind> Read()
    {
        using var stream = typeof(FidelityCues).Assembly.GetManifestResourceStream("retrieval/kept-words.json")
            ?? throw new InvalidOperationException("The build left out kept-words.json.");
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.GetProperty("kinds").EnumerateArray().Select(kind => new Kind(
            kind.GetProperty("kind").GetString()!, [.. kind.GetProperty("words").EnumerateArray().Select(word => word.GetString()!.Split(' '))]))];
    }

    /// <summary>A kind of words.</summary>
    /// <param name="name">Its name for readers.</param>
    /// <param name="phrases">Its words and phrases; the longest that fits at a place counts.</param>
    internal sealed class Kind(string name, IReadOnlyList<string[]> phrases)
    {
        private readonly ILookup<string, string[]> _byFirst = phrases.OrderByDescending(phrase => phrase.Length).ToLookup(phrase => phrase[0], StringComparer.Ordinal);

        public string Name { get; } = name;

        public IReadOnlyList<string[]> Phrases { get; } = phrases;

        public int CountIn(List<string> words)
        {
            var count = 0;
            for (var at = 0; at < words.Count; at++)
            {
                foreach (var phrase in _byFirst[words[at]])
                {
                    if (at + phrase.Length > words.Count || !Continues(words, at, phrase))
                        continue;
                    count++;
                    at += phrase.Length - 1;
                    break;
                }
            }

            return count;
        }

        private static bool Continues(List<string> words, int at, string[] phrase)
        {
            for (var i = 1; i < phrase.Length; i++)
            {
                if (words[at + i] != phrase[i])
                    return false;
            }

            return true;
        }
    }
}
