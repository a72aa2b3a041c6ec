using System.Globalization;
using System.Text.RegularExpressions;

namespace ClinicalAssistant.Knowledge;

/// <summary>How often a medicine is taken, as prescriptions write it.</summary>
internal static partial class Frequency
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout = MedicationPatterns.Backstop;
    private const decimal DaysPerWeek = 7m;
    private const decimal DaysPerMonth = 30m;
    private const decimal HoursPerDay = 24m;

    /// <summary>Times a day, fractions for longer intervals; null where the words (in lower case) state none. A range gives the more frequent end.</summary>
    public static decimal? Of(string text)
    {
        if (Hours().Match(text) is { Success: true } hours && Whole(hours.Groups["n"].Value) is > 0 and var every)
            return HoursPerDay / every;
        if (Intervals().Match(text) is { Success: true } interval && Whole(interval.Groups["n"].Value) is > 0 and var count)
            return 1m / (count * (interval.Groups["unit"].Value[0] switch { 'w' => DaysPerWeek, 'm' => DaysPerMonth, _ => 1m }));
        if (TimesAWeek().Match(text) is { Success: true } weekly)
            return Times(weekly.Groups["n"].Value) / DaysPerWeek;
        if (EveryWeek().IsMatch(text))
            return 1m / DaysPerWeek;
        if (Fortnight().IsMatch(text))
            return 1m / (2m * DaysPerWeek);
        if (Month().IsMatch(text))
            return 1m / DaysPerMonth;
        if (EveryOtherDay().IsMatch(text))
            return 0.5m;
        if (Slots().Match(text) is { Success: true } slots)
            return slots.Groups["n"].Captures.Sum(capture => decimal.Parse(capture.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)) is > 0 and var sum ? sum : null;
        if (TimesADay().Match(text) is { Success: true } daily)
            return Times(daily.Groups["n"].Value);
        return Abbreviated(text);
    }

    private static decimal? Abbreviated(string text)
    {
        if (Four().IsMatch(text))
            return 4m;
        if (Three().IsMatch(text))
            return 3m;
        if (Two().IsMatch(text))
            return 2m;
        return One().IsMatch(text) ? 1m : null;
    }

    private static decimal Times(string word) => word switch
    {
        "once" or "one" => 1m,
        "twice" or "two" => 2m,
        "thrice" or "three" => 3m,
        "four" => 4m,
        "five" => 5m,
        "six" => 6m,
        _ => Whole(word) ?? 1m,
    };

    private static decimal? Whole(string text) => text switch
    {
        "four" => 4m,
        "six" => 6m,
        "eight" => 8m,
        "twelve" => 12m,
        "two" => 2m,
        "three" => 3m,
        "" => 1m,
        _ => decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null,
    };

    [GeneratedRegex(@"\b(every|each)\s(?<n>\d{1,2}|two|four|six|eight|twelve)(\s?(-|to)\s?\d{1,2})?\s?-?(h\b|hrs?\b|hours?\b|hourly)|\bq\s?(?<n>\d{1,2})(\s?-\s?\d{1,2})?\s?(h\b|hrs?\b|hours?\b)|\b(?<n>\d{1,2}|four|six|eight|twelve)(\s?(-|to)\s?\d{1,2})?[\s-]?hourly\b", Plain, Timeout)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\b(every|each)\s(?<n>\d{1,3}|two|three|four|six|eight)\s(?<unit>days?|weeks?|months?)\b|\b(?<n>\d{1,2})[\s-](?<unit>weekly|monthly)\b", Plain, Timeout)]
    private static partial Regex Intervals();

    [GeneratedRegex(@"\b(?<n>once|twice|thrice|\d(?=\s?(x|times))|(two|three|four|five|six)(?=\stimes))\s?(x|times)?\s?(a|per|each|every|/)?\s?week(ly)?\b", Plain, Timeout)]
    private static partial Regex TimesAWeek();

    [GeneratedRegex(@"\b(weekly|every week|each week|per week|qw|once wkly|(every|each|on|once)\s(mon|tues|wednes|thurs|fri|satur|sun)days?)\b|/\s?(week|wk)\b", Plain, Timeout)]
    private static partial Regex EveryWeek();

    [GeneratedRegex(@"\b(fortnightly|every fortnight|every other week|alternate weeks)\b", Plain, Timeout)]
    private static partial Regex Fortnight();

    [GeneratedRegex(@"\b(monthly|every month|per month|once a month)\b", Plain, Timeout)]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(every other day|alternate days?|alt days?|qod|q\.o\.d|eod|every second day)\b", Plain, Timeout)]
    private static partial Regex EveryOtherDay();

    [GeneratedRegex(@"(?<![\d/.-])(?<n>[0-4])-(?<n>[0-4])-(?<n>[0-4])(-(?<n>[0-4]))?(?![\d/-])", Plain, Timeout)]
    private static partial Regex Slots();

    [GeneratedRegex(@"\b(?<n>once|twice|thrice)\s?(a|per|each|every|/)?\s?(day|daily|d\b)|\b(?<n>\d|two|three|four|five|six)\s?(x|times)\s?(a|per|each|every|/)?\s?(day|daily|d\b)", Plain, Timeout)]
    private static partial Regex TimesADay();

    [GeneratedRegex(@"\b(qds|q\.d\.s|qid|q\.i\.d|4xd)\b", Plain, Timeout)]
    private static partial Regex Four();

    [GeneratedRegex(@"\b(tds|t\.d\.s|tid|t\.i\.d|3xd)\b", Plain, Timeout)]
    private static partial Regex Three();

    [GeneratedRegex(@"\b(bd|b\.d|bds|bid|b\.i\.d|2xd|(mane|morning|am|a\.m)\s?(and|&|\+)\s?(at\s)?(nocte|night|evening|pm|p\.m|bedtime))\b", Plain, Timeout)]
    private static partial Regex Two();

    [GeneratedRegex(@"\b(od|o\.d|qd|q\.d|daily|every day|each day|a day|per day|nightly|nocte|mane|qhs|q\.h\.s|hs|qam|qpm|qday|om|at night|at bedtime|every night|each night|every morning|each morning|in the morning|in the evening|every evening|before bed|q24h|once)\b|\bon$", Plain, Timeout)]
    private static partial Regex One();
}
