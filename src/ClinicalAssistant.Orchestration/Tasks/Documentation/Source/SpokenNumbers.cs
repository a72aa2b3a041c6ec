using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Orchestration.Tasks.Documentation;

/// <summary>
/// Writes the numbers of speech in digits: "two point five milligrams", "one thirty eight over ninety", "six to eight weeks". A wording that can mean two
/// amounts ("one twenty five micrograms") stays as it was said, and so do small numbers that count nothing.
/// </summary>
internal static partial class SpokenNumbers
{
    private static readonly FrozenDictionary<string, int> Values = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11,
        ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20,
        ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text with its spoken amounts in digits and the units behind them abbreviated.</summary>
    public static string InDigits(string text)
    {
        var words = Word().Matches(text);
        var written = new StringBuilder(text.Length);
        var copied = 0;
        for (var i = 0; i < words.Count;)
        {
            var (read, next) = Read(text, words, i);
            if (read is not { } value || !Counts(text, words, i, next, value))
            {
                // Of a number that stays in words nothing is turned into digits either.
                i = Math.Max(next, i + 1);
                continue;
            }

            written.Append(text, copied, words[i].Index - copied).Append(value.ToString("0.###", CultureInfo.InvariantCulture));
            copied = End(words[next - 1]);
            i = next;
        }

        written.Append(text, copied, text.Length - copied);
        return Units().Replace(Pair().Replace(written.ToString(), "$1/$2"), static match => match.Groups[1].Value + match.Groups[2].Value.ToLowerInvariant() switch
        {
            "percent" or "per cent" => "%",
            var unit => " " + Short(unit),
        });
    }

    private static string Short(string unit) =>
        unit.StartsWith("microg", StringComparison.Ordinal) ? "mcg"
        : unit.StartsWith("millig", StringComparison.Ordinal) ? "mg"
        : unit.StartsWith("millil", StringComparison.Ordinal) || unit is "ml" ? "mL"
        : unit;

    /// <summary>The amount that begins at a word, and the word after it; no amount where none begins, or where it can be read in two ways.</summary>
    private static (decimal? Value, int Next) Read(string text, MatchCollection words, int i)
    {
        if (Whole(text, words, i, out var value, out var next) is false)
            return (null, i);
        if (value is >= 1 and <= 9 && next == i + 1 && Follows(text, words, next))
        {
            // "one oh five"
            if (Is(words[next], "oh") && next + 1 < words.Count && Follows(text, words, next + 1) && Digit(words[next + 1]) is { } last)
                return Fraction(text, words, (value * 100) + last, next + 2);
            if (Whole(text, words, next, out var second, out var after) && second is >= 10 and <= 99 && after <= next + 2)
                return SaysHundreds(text, words, i, after) ? Fraction(text, words, (value * 100) + second, after) : (null, after);
        }

        // "nineteen ninety eight", "twenty twelve" behind "in" or "since".
        if (value is 19 or 20 && next == i + 1 && Follows(text, words, next) && i > 0 && YearLead().IsMatch(words[i - 1].Value) && Whole(text, words, next, out var year, out var afterYear) && year is >= 10 and <= 99)
            return ((value * 100) + year, afterYear);
        return Fraction(text, words, value, next);
    }

    private static (decimal? Value, int Next) Fraction(string text, MatchCollection words, decimal value, int next)
    {
        if (next + 1 >= words.Count || !Is(words[next], "point") || !Follows(text, words, next) || Digit(words[next + 1]) is null)
            return (value, next);
        var scale = 0.1m;
        for (next++; next < words.Count && scale > 0.0001m && Follows(text, words, next) && Digit(words[next]) is { } digit; next++, scale /= 10)
            value += digit * scale;
        return (value, next);
    }

    /// <summary>"twenty five", "three hundred and ten", "fifteen hundred", "two thousand nine", "a hundred".</summary>
    private static bool Whole(string text, MatchCollection words, int i, out decimal value, out int next)
    {
        (value, next) = (0, i);
        if (i >= words.Count)
            return false;
        if (Is(words[i], "a") && i + 1 < words.Count && (Is(words[i + 1], "hundred") || Is(words[i + 1], "thousand")) && Follows(text, words, i + 1))
            (value, next) = (1, i + 1);
        else if (!BelowHundred(text, words, i, out value, out next))
            return false;
        if (next < words.Count && Follows(text, words, next) && Is(words[next], "hundred"))
        {
            (value, next) = (value * 100, next + 1);
            if (AfterAnd(text, words, next) is var rest && BelowHundred(text, words, rest, out var more, out var end) && Follows(text, words, rest))
                (value, next) = (value + more, end);
        }

        if (next < words.Count && Follows(text, words, next) && Is(words[next], "thousand"))
        {
            (value, next) = (value * 1000, next + 1);
            if (next < words.Count && Follows(text, words, next) && Whole(text, words, AfterAnd(text, words, next), out var more, out var end) && more < 1000)
                (value, next) = (value + more, end);
        }

        return true;
    }

    private static bool BelowHundred(string text, MatchCollection words, int i, out decimal value, out int next)
    {
        (value, next) = (0, i);
        if (i >= words.Count || !Values.TryGetValue(words[i].Value, out var first))
            return false;
        (value, next) = (first, i + 1);
        if (first >= 20 && next < words.Count && Follows(text, words, next) && Digit(words[next]) is > 0 and var ones)
            (value, next) = (first + ones, next + 1);
        return true;
    }

    private static int AfterAnd(string text, MatchCollection words, int i) =>
        i + 1 < words.Count && Is(words[i], "and") && Follows(text, words, i) && Values.ContainsKey(words[i + 1].Value) ? i + 1 : i;

    /// <summary>Whether "one thirty eight" is one number: in a blood pressure, a sugar, a weight.</summary>
    private static bool SaysHundreds(string text, MatchCollection words, int i, int after)
    {
        if (after < words.Count && HundredsTail().IsMatch(words[after].Value))
            return true;
        for (var k = Math.Max(0, i - 5); k < i; k++)
        {
            if (HundredsLead().IsMatch(words[k].Value))
                return true;
        }

        return false;
    }

    /// <summary>Whether the amount counts something that a note would give in digits.</summary>
    private static bool Counts(string text, MatchCollection words, int i, int next, decimal value)
    {
        if (value >= 10 || value != decimal.Truncate(value))
            return true;
        var after = next < words.Count ? words[next].Value : "";
        if (CountedAfter().IsMatch(after) && !(value == 1 && after is "day" or "time" or "night" or "morning" or "point"))
            return true;
        // "six to eight weeks", "one or two tablets", "two out of six".
        if (next + 1 < words.Count && Linking().IsMatch(after) && Read(text, words, next + 1) is ({ } second, var end) && second > value)
            return Counts(text, words, next + 1, end, second);
        if (Is(words[Math.Min(next, words.Count - 1)], "out") && next + 1 < words.Count && Is(words[next + 1], "of"))
            return true;
        return i > 1 && Linking().IsMatch(words[i - 1].Value) && CountedAfter().IsMatch(after);
    }

    private static int? Digit(Match word) => Values.TryGetValue(word.Value, out var value) && value < 10 ? value : Is(word, "oh") ? 0 : null;

    private static bool Is(Match word, string other) => word.Value.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether only a space or a hyphen parts a word from the one before.</summary>
    private static bool Follows(string text, MatchCollection words, int i) =>
        i > 0 && i < words.Count && words[i].Index - End(words[i - 1]) == 1 && text[words[i].Index - 1] is ' ' or '-';

    private static int End(Match word) => word.Index + word.Length;

    [GeneratedRegex(@"[A-Za-z]+(?:'[a-z]+)?|\d[\d.,/]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(over|pounds?|lbs?|systolic)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HundredsTail();

    [GeneratedRegex(@"^(pressure|systolic|sugars?|glucose|weigh(s|ed|t)?|bp|over)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HundredsLead();

    [GeneratedRegex(@"^(in|since|of|year|from|until|january|february|march|april|may|june|july|august|september|october|november|december)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex YearLead();

    [GeneratedRegex(@"^(to|or|and)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Linking();

    [GeneratedRegex(@"^(mg|mcg|ml|cc|milligrams?|micrograms?|grams?|milliliters?|millilitres?|liters?|litres?|units?|percent|degrees?|days?|nights?|weeks?|months?|years?|hours?|minutes?|seconds?|pounds?|lbs?|ounces?|kilos?|kilograms?|inch(es)?|feet|foot|centimeters?|centimetres?|cm|millimeters?|mm|tablets?|pills?|capsules?|puffs?|drops?|doses?|times|over|packs?|cigarettes?|beers?|drinks?|glasses|cups?|bottles?|pillows?|flights?|blocks?|miles?|steps|episodes?|children|kids|pregnanc(y|ies)|sons?|daughters?|siblings|brothers|sisters|point|plus)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CountedAfter();

    // "130 over 80" is a blood pressure; "over 80 people" is not.
    [GeneratedRegex(@"\b(\d{2,3}) over (\d{2,3})\b(?! (?:years?|people|days?|weeks?|times|minutes?|hours?))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Pair();

    [GeneratedRegex(@"(\d)[ -](milligrams?|micrograms?|milliliters?|millilitres?|percent|per cent|mg|mcg|ml)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Units();
}
