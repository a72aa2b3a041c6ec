using System.Text.RegularExpressions;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Overlap of words. ROUGE-N and ROUGE-L as F1 (C.-Y. Lin, ROUGE: a package for automatic evaluation of summaries, 2004) over lower-case runs of
/// letters and digits, without stemming; token F1 as bag of words, without articles and punctuation, as question-answering sets score it.
/// </summary>
internal static partial class WordOverlap
{
    public static double RougeN(string candidate, string reference, int n)
    {
        var (left, right) = (Grams(Words(candidate), n), Grams(Words(reference), n));
        return F1(left.Sum(pair => Math.Min(pair.Value, right.GetValueOrDefault(pair.Key))), left.Values.Sum(), right.Values.Sum());
    }

    public static double RougeL(string candidate, string reference)
    {
        var (left, right) = (Words(candidate), Words(reference));
        var row = new int[right.Count + 1];
        foreach (var word in left)
        {
            var diagonal = 0;
            for (var j = 1; j <= right.Count; j++)
            {
                var above = row[j];
                row[j] = word == right[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return F1(row[right.Count], left.Count, right.Count);
    }

    public static double TokenF1(string candidate, string reference)
    {
        static List<string> Kept(string text) => [.. Words(text).Where(word => word is not ("a" or "an" or "the"))];
        var (left, right) = (Grams(Kept(candidate), 1), Grams(Kept(reference), 1));
        return F1(left.Sum(pair => Math.Min(pair.Value, right.GetValueOrDefault(pair.Key))), left.Values.Sum(), right.Values.Sum());
    }

    private static double F1(int common, int left, int right) => left + right == 0 ? 1 : 2d * common / (left + right);

    private static List<string> Words(string text) => [.. Word().EnumerateMatches(text.ToLowerInvariant()).Collect(text.ToLowerInvariant())];

    private static List<string> Collect(this Regex.ValueMatchEnumerator matches, string text)
    {
        var words = new List<string>();
        foreach (var match in matches)
            words.Add(text.Substring(match.Index, match.Length));
        return words;
    }

    private static Dictionary<string, int> Grams(List<string> words, int n)
    {
        var grams = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + n <= words.Count; i++)
        {
            var gram = n == 1 ? words[i] : string.Join(' ', words.GetRange(i, n));
            grams[gram] = grams.GetValueOrDefault(gram) + 1;
        }

        return grams;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
