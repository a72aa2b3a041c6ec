using System.Globalization;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Evals;

/// <summary>
/// Every number that a text can be said to state, in digits or in words, read without the product's own number reader: what a draft is measured against
/// must not share its faults. Runs of number words count in every usual reading ("one thirty" is 1, 30, 31 and 130).
/// </summary>
internal static partial class StatedNumbers
{
    private static readonly Dictionary<string, decimal> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["zero"] = 0, ["oh"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12,
        ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50,
        ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["hundred"] = 100, ["thousand"] = 1000,
    };

    public static HashSet<decimal> In(string text)
    {
        var stated = new HashSet<decimal>();
        foreach (Match match in Digits().Matches(text))
            stated.Add(decimal.Parse(match.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
        foreach (Match run in Run().Matches(text))
            AddRun(run.Value, stated);
        return stated;
    }

    private static void AddRun(string run, HashSet<decimal> stated)
    {
        var words = Word().Matches(run).Select(match => match.Value.ToLowerInvariant()).Where(word => word is not ("and" or "a")).ToList();
        for (var from = 0; from < words.Count; from++)
        {
            for (var to = from + 1; to <= words.Count && to - from <= 7; to++)
                AddReadings(words.GetRange(from, to - from), stated);
        }
    }

    private static void AddReadings(List<string> words, HashSet<decimal> stated)
    {
        var point = words.IndexOf("point");
        if (point > 0 && words.LastIndexOf("point") == point && point < words.Count - 1)
        {
            var digits = string.Concat(words.Skip(point + 1).Select(word => Words[word].ToString(CultureInfo.InvariantCulture)));
            foreach (var whole in new[] { Sum(words.GetRange(0, point)), Joined(words.GetRange(0, point)) }.OfType<decimal>())
                stated.Add(decimal.Parse(string.Create(CultureInfo.InvariantCulture, $"{whole}.{digits}"), CultureInfo.InvariantCulture));
        }

        if (point >= 0)
            return;
        foreach (var value in new[] { Sum(words), Joined(words) }.OfType<decimal>())
            stated.Add(value);
    }

    private static decimal? Sum(List<string> words)
    {
        var (total, part) = (0m, 0m);
        foreach (var word in words)
        {
            var value = Words[word];
            if (value == 1000)
                (total, part) = (total + (Math.Max(part, 1) * 1000), 0);
            else if (value == 100)
                part = Math.Max(part, 1) * 100;
            else
                part += value;
        }

        return total + part;
    }

    /// <summary>"one thirty eight" as 138, "nineteen ninety eight" as 1998: groups of a ten and its ones side by side.</summary>
    private static decimal? Joined(List<string> words)
    {
        if (words.Exists(word => Words[word] >= 100))
            return null;
        var groups = new List<decimal>();
        foreach (var value in words.Select(word => Words[word]))
        {
            if (groups.Count > 0 && groups[^1] >= 20 && groups[^1] % 10 == 0 && value is > 0 and < 10)
                groups[^1] += value;
            else
                groups.Add(value);
        }

        var joined = string.Concat(groups.Select(group => group.ToString(CultureInfo.InvariantCulture)));
        return joined.Length <= 8 ? decimal.Parse(joined, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|point|and|a)\b[ -]?){1,12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Run();

    [GeneratedRegex(@"[a-z]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();
}
