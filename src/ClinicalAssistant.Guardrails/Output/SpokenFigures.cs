using System.Text.RegularExpressions;
using ClinicalAssistant.Core;

namespace ClinicalAssistant.Guardrails;

/// <summary>
/// Figures that follow from how they are told: "2.6 L (1.9 L by the stoma, 0.7 L of urine)", what is left of two such sums, "23 hours out of 24", "all day
/// bar one hour" and "a day and a half".
/// </summary>
internal static partial class SpokenFigures
{
    private const decimal Most = 1_000_000;
    private const decimal HoursOfDay = 24;
    private const decimal Tolerance = 0.005m;

    /// <summary>Whether the amount follows; a difference only where the sentence says that it is one.</summary>
    public static bool Follows(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis, bool isDifference) =>
        IsSumOfBrackets(sentence, number, value) || (isDifference && IsBetweenTold(sentence, number, value)) || IsOfDay(sentence, number, value, basis)
            || basis.Any(fact => IsAndAHalf(number, value, fact.Statement));

    /// <summary>The brackets right behind an amount hold what it is made up of.</summary>
    private static bool IsSumOfBrackets(Statement sentence, TextNumber number, decimal value)
    {
        if (number.Unit is not { } unit || !Open().IsMatch(sentence.Text.AsSpan(number.End)))
            return false;
        var open = sentence.Text.IndexOf('(', number.End);
        var close = sentence.Text.IndexOf(')', open);
        decimal sum = 0;
        var parts = 0;
        foreach (var part in sentence.Numbers)
        {
            if (part.Start < open || part.Start > close || part.High is not null || part.Unit is not { } own || part.Value > Most || NumberReader.Ratio(own, unit) is not { } scale)
                continue;
            sum += part.Value * scale;
            parts++;
        }

        return parts > 1 && Is(sum, value);
    }

    /// <summary>"Took in 2.4 L and lost 2.6 L (…), so 200 mL negative": the difference of the two amounts told before it outside brackets.</summary>
    private static bool IsBetweenTold(Statement sentence, TextNumber number, decimal value)
    {
        if (number.Unit is not { } unit)
            return false;
        List<decimal> told = [.. sentence.Numbers.Where(other => other.Start < number.Start && other.Value < Most && other.High is null && other.Unit is not null && !IsInBrackets(sentence.Text, other.Start))
            .Select(other => other.Value * (NumberReader.Ratio(other.Unit!, unit) ?? 0)).Where(amount => amount > 0)];
        return told is [var one, var two] && Is(Math.Abs(one - two), value);
    }

    private static bool IsInBrackets(string text, int place) => text.LastIndexOf('(', place) > text.LastIndexOf(')', place);

    /// <summary>"23 hours out of 24"; "all day bar one hour" where the evidence says 23 hours.</summary>
    private static bool IsOfDay(Statement sentence, TextNumber number, decimal value, IReadOnlyList<Fact> basis)
    {
        var before = sentence.Text.AsSpan(0, number.Start);
        if (number.Unit is null or "h" && value == HoursOfDay && OutOf().IsMatch(before))
            return true;
        return number.Unit is { } unit && NumberReader.Ratio(unit, "h") is { } scale && Bar().IsMatch(before)
            && basis.Any(fact => fact.Statement.Numbers.Any(stated => stated.Unit is "h" or "h/d" && stated.Value == HoursOfDay - (value * scale)));
    }

    /// <summary>"One and a half days", "a day and a half".</summary>
    private static bool IsAndAHalf(TextNumber number, decimal value, Statement fact)
    {
        if (number.Unit is not { } unit)
            return false;
        foreach (Match match in AndAHalf().Matches(fact.Text))
        {
            var whole = match.Groups["count"].Value.ToUpperInvariant() switch { "TWO" or "2" => 2, "THREE" or "3" => 3, "FOUR" or "4" => 4, "FIVE" or "5" => 5, _ => 1 };
            var measure = match.Groups["unit"].Value.ToUpperInvariant() switch { "MINUTE" => "min", "HOUR" => "h", "DAY" => "d", "WEEK" => "wk", "MONTH" => "mo", _ => "a" };
            if (NumberReader.SameAmount(value, unit, whole + 0.5m, measure))
                return true;
        }

        return false;
    }

    private static bool Is(decimal result, decimal value) => Math.Abs(result - value) <= Tolerance * value;

    [GeneratedRegex(@"^[^,;.()]{0,20} ?\(", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Open();

    [GeneratedRegex(@"\b(hours?|hrs?|h) (?:out of|of|in|from)(?: every| each| the| all)? $", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex OutOf();

    [GeneratedRegex(@"\b(all|whole|entire|full|every|each|the) (day|24 hours|twenty-four hours)\b[^,;.]{0,20} (bar|but|but for|except|except for|apart from|save|save for|less|minus) (for )?(about )?$|\b(day and night|round the clock|around the clock),? (bar|but for|except|except for|apart from|save for|less) (for )?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Bar();

    [GeneratedRegex(@"\b(?<count>a|one|two|three|four|five|[1-5]) (?:and a half (?<unit>minute|hour|day|week|month|year)s?|(?<unit>minute|hour|day|week|month|year)s? and a half)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex AndAHalf();
}
