using System.Globalization;
using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>How often, told as a count and a period: "four sessions of half an hour daily" for "4 times a day", "on two days each week" for "twice a week".</summary>
internal static partial class CountedOften
{
    private const decimal Tolerance = 0.02m;
    private static readonly string[] Words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Whether the count before the period makes a frequency that one of the facts states.</summary>
    public static bool Stands(Statement sentence, TextFrequency frequency, IEnumerable<Fact> facts)
    {
        var often = sentence.Text.AsSpan(frequency.Start);
        // "For five days once daily": it counts itself, and the days are how long.
        if (frequency.PerDay is <= 0 or > 1 || often.StartsWith("once", StringComparison.OrdinalIgnoreCase) || often.StartsWith("twice", StringComparison.OrdinalIgnoreCase) || Count().Match(sentence.Text[..frequency.Start]) is not { Success: true } match || (match.Groups["day"].Success && frequency.PerDay == 1))
            return false;
        var low = Number(match.Groups["low"].Value) * frequency.PerDay;
        var high = (match.Groups["high"].Success ? Number(match.Groups["high"].Value) : Number(match.Groups["low"].Value)) * frequency.PerDay;
        return facts.Any(fact => fact.Statement.Frequencies.Any(other => Is(other.PerDay, low) && (Is(other.HighPerDay, high) || other.HighPerDay == 0) || (low == high && Is(other.HighPerDay, high))));
    }

    private static bool Is(decimal one, decimal other) => Math.Abs(one - other) <= Tolerance * other;

    private static decimal Number(string text) =>
        Array.FindIndex(Words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is var at and >= 0 ? at + 1 : decimal.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\b(?:for|after|in|over|within|every) )\b(?<low>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:(?: to | or |-|–)(?<high>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?(?: $| (?:(?:\d[\d.,]* ?)?\w+ )?(?:sessions?|times|doses|applications?|occasions?|visits?|treatments?|(?<day>days|nights|evenings|mornings)|rounds|feeds|uses|goes|turns|sittings|checks|readings|exchanges|rinses|baths|washes|walks|swims|classes|appointments|injections)\b[^,;.:()]{0,40}$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Count();
}
