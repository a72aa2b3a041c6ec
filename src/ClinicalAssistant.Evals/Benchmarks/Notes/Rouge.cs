using System.Text.RegularExpressions;

namespace ClinicalAssistant.Evals;

/// <summary>ROUGE of a text against a reference: F1 of shared words, of shared pairs of words, and of the longest common subsequence of words. Lower case, letters and digits, no stemming.</summary>
internal static partial class Rouge
{
    public static double N(string text, string reference, int n)
    {
        var (own, other) = (Grams(Words(text), n), Grams(Words(reference), n));
        var shared = own.Sum(gram => Math.Min(gram.Value, other.GetValueOrDefault(gram.Key)));
        return F1(shared, own.Values.Sum(), other.Values.Sum());
    }

    public static double L(string text, string reference)
    {
        var (own, other) = (Words(text), Words(reference));
        var before = new int[other.Count + 1];
        var now = new int[other.Count + 1];
        foreach (var word in own)
        {
            for (var k = 1; k <= other.Count; k++)
                now[k] = word == other[k - 1] ? before[k - 1] + 1 : Math.Max(before[k], now[k - 1]);
            (before, now) = (now, before);
        }

        return F1(before[other.Count], own.Count, other.Count);
    }

    private static double F1(double shared, double own, double other) => own == 0 || other == 0 ? 0 : 2 * shared / (own + other);

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    private static Dictionary<string, int> Grams(List<string> words, int n) => Enumerable.Range(0, Math.Max(0, words.Count - n + 1))
        .Select(i => string.Join(' ', words.GetRange(i, n))).CountBy(gram => gram).ToDictionary(StringComparer.Ordinal);

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();
}
